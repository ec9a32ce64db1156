import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { bool01, num, record } from "#src/util/read.ts";
import { readSummary, type Summary } from "#src/util/state-counts.ts";

/** The network at a glance, and when it was read. */
export interface Network extends Summary {
  at: Date;
}

/**
 * Totals of hosts and services by state: `monitoring/status/summary` in whatever shape (contract 3.2:
 * inferred), else the number of hosts with a problem; null where the server offers neither or the
 * user may not see it.
 */
export const network = queryOptions<Network | null>({
  queryKey: ["monitoring", "status-summary"],
  staleTime: 30_000,
  refetchInterval: (query) => (query.state.data === null ? false : 60_000),
  queryFn: async ({ signal }) => {
    const reply = await orNull(get("monitoring/status/summary", undefined, { signal }));
    const summary = readSummary(reply?.data);
    if (reply && summary.hosts.length > 0) return { ...summary, at: reply.at };
    const query = { type: "Host", problem: "true", limit: 1 };
    const search = await orNull(get("monitoring/search/", query, { signal }));
    const count = search && readProblemCount(search.data);
    if (!search || count === null) return null;
    return { hosts: [{ state: "down", count, handled: null }], services: [], at: search.at };
  },
});

/** The total of a search for problems; null where its row shows that the filter was ignored. */
export function readProblemCount(data: unknown): number | null {
  const { rows, total } = readEnvelope(data, [], { limit: 1, offset: 0 });
  const isObeyed = rows.every((row) => {
    const attrs = record(record(row)?.["attrs"]);
    return bool01(attrs?.["problem"]) !== false && num(attrs?.["state"]) !== 0;
  });
  return isObeyed ? total : null;
}

async function orNull<T>(reply: Promise<T>): Promise<T | null> {
  try {
    return await reply;
  } catch (error) {
    const kinds = ["forbidden", "invalid", "not-found", "not-allowed"];
    if (error instanceof ApiError && kinds.includes(error.kind)) return null;
    throw error;
  }
}
