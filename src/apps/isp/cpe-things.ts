// CPEs as bulk jobs reach them: always read anew, never from the cache.
import { cpeInfo, watchReading } from "#src/apps/monitoring/api.ts";
import type { JobTarget } from "#src/jobs/job.ts";
import { isAnother } from "#src/jobs/target-values.ts";
import { get, write } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { oneIn, readEnvelope } from "#src/krill/page.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { BulkKind } from "#src/resource/bulk-kinds.ts";
import { record } from "#src/util/read.ts";
import { cpes } from "./api.ts";
import { deletion } from "#src/resource/bulk-deletion.ts";
import { paths } from "./paths.ts";

type WithId = Pick<JobTarget, "id">;

const pathOf = ({ id }: WithId) => `${cpes.path}${encodeURIComponent(id)}/`;

async function read(target: WithId, attrs: readonly string[]) {
  const reply = await get(pathOf(target), { attrs: attrs.join(",") });
  // As it came: `before` must be the server's own value. The id is checked by the job.
  const data = record(oneIn(reply.data));
  if (!data) throw new ApiError({ kind: "malformed", status: reply.status });
  return { data, allow: reply.allow };
}

/** `id__in` is a guess (contract 2.4): rows of other devices are dropped, and a job asks so no more. */
async function readMany(targets: readonly WithId[], attrs: readonly string[]) {
  const wanted = new Set(targets.map(({ id }) => id));
  const query = { id__in: [...wanted].join(","), attrs: attrs.join(","), limit: wanted.size };
  const { data } = await get(cpes.path, query, { canRepeat: false });
  const rows = new Map<JobTarget["id"], Readonly<Record<string, unknown>>>();
  for (const raw of readEnvelope(data, []).rows) {
    const row = record(raw);
    const id = Number(row?.["id"]);
    if (row && wanted.has(id) && attrs.every((name) => name in row)) rows.set(id, row);
  }
  return rows;
}

/** CPEs: their own actions, changes of one field, and their end. */
export const kind: BulkKind = {
  noun: {
    en: { one: "device", other: "devices" },
    es: { one: "equipo", other: "equipos" },
  },
  path: ({ id }) => paths.cpe(Number(id)),
  read,
  readMany,
  change: (target, changes, mayRepeat) => write("PATCH", pathOf(target), changes, { mayRepeat }),
  async observe({ id }) {
    const options = { ...cpeInfo(Number(id)), staleTime: 0, gcTime: 0 };
    return watchReading(await queryClient.fetchQuery(options));
  },
  requests: {
    delete: deletion({
      pathOf,
      read,
      attrs: ["id", "cpename"],
      isAnother,
      consequence: {
        en: "Removes each device from Krill and from its OLT and cuts its TV: its customer has no service. There is no way back.",
        es: "Quita cada equipo de Krill y de su OLT y corta su TV: su cliente se queda sin servicio. No hay vuelta atrás.",
      },
    }),
  },
};
