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

/** How many problems are looked at. */
const SAMPLE = 20;

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
    const search = (query: Record<string, string | number>) =>
      orNull(get("monitoring/search/", { type: "Host", ...query }, { signal }));
    const found = await search({ problem: "true", limit: SAMPLE });
    if (!found) return null;
    const { count, isWhole } = readProblemCount(found.data);
    if (count === null) return null;
    // None found proves nothing where the other word finds none either: rows have 0 and 1 (contract 2.8).
    const well = count === 0 ? await search({ problem: "false", limit: 1 }) : null;
    if (count === 0 && !hasRows(well?.data)) return null;
    // A server that ignores the filter may give the worst first.
    const all = isWhole ? null : await search({ limit: 1 });
    if (!isWhole && count >= (totalOf(all?.data) ?? 0)) return null;
    return { hosts: [{ state: "down", count, handled: null }], services: [], at: found.at };
  },
});

/** The total of a search for problems; null where a row does not show one. `isWhole`: all of them were looked at. */
export function readProblemCount(data: unknown): { count: number | null; isWhole: boolean } {
  const { rows, total } = readEnvelope(data, [], { limit: SAMPLE, offset: 0 });
  const areMeant = rows.every((row) => {
    const attrs = record(record(row)?.["attrs"]);
    return bool01(attrs?.["problem"]) ?? (num(attrs?.["state"]) ?? 0) !== 0;
  });
  return { count: areMeant ? total : null, isWhole: areMeant && rows.length === total };
}

const hasRows = (data: unknown) => readEnvelope(data, [], { limit: 1, offset: 0 }).rows.length > 0;
const totalOf = (data: unknown) => readEnvelope(data, [], { limit: 1, offset: 0 }).total;

async function orNull<T>(reply: Promise<T>): Promise<T | null> {
  try {
    return await reply;
  } catch (error) {
    const kinds = ["forbidden", "invalid", "not-found", "not-allowed"];
    if (error instanceof ApiError && kinds.includes(error.kind)) return null;
    throw error;
  }
}
