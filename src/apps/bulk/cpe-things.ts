import { cpes } from "#src/apps/isp/api.ts";
import { cpeInfo, regSays } from "#src/apps/monitoring/api.ts";
import { get, write } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { JobThings } from "#src/jobs/target-work.ts";
import { record } from "#src/util/read.ts";

const pathOf = (id: number) => `${cpes.path}${id}/`;

/** CPEs as bulk jobs reach them: always read anew, never from the cache. */
export const cpeThings: JobThings = {
  async read({ id }, attrs) {
    const reply = await get(pathOf(id), { attrs: attrs.join(",") });
    // As it came: `before` must be the server's own value. The id is checked by the job.
    const data = record(reply.data);
    if (!data) throw new ApiError({ kind: "malformed", status: reply.status });
    return { data, allow: reply.allow };
  },
  change: ({ id }, changes, mayRepeat) => write("PATCH", pathOf(id), changes, { mayRepeat }),
  async observe({ id }) {
    const { info, at } = await queryClient.fetchQuery({ ...cpeInfo(id), staleTime: 0, gcTime: 0 });
    const says = regSays(info.registration.states);
    return {
      at: at.getTime(),
      state: info.state,
      uptimeS: info.uptime,
      registered: says === "up" ? true : says === "down" ? false : null,
    };
  },
};
