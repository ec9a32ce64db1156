import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import type { QueryValue } from "#src/krill/links.ts";
import type { Outages } from "./outage-types.ts";
import { askRows, newRun } from "./rows-ask.ts";

/** What is down, as outages, and how far the reading went. */
export interface OutageReading extends Outages {
  at: Date;
  /** Milliseconds that it took. */
  ms: number;
  /** The server has more hosts than were read: there may be more outages. */
  isPart: boolean;
}

/** Why there may be other outages than these, as a text; null: no outage means that there is none. */
export function outageDoubt({ isPart, undated }: Pick<OutageReading, "isPart" | "undated">) {
  return isPart ? "outages.part" : undated.length > 0 ? "outages.undated" : null;
}

/** Hosts a page: as many as a public client asks for (contract 3.2). */
const PAGE = 1000;
/** More hosts than this are not read, should the server not know the filter. */
const MOST = 30_000;
/** How far back a return counts, ms, and how many pages of returns are read. */
const BACK_MS = 6 * 3_600_000;
const BACK_PAGES = 4;

/** The longest pause, ms: a machine that slept during a reading is not to wait ten times its sleep. */
const MOST_PAUSE_MS = 120_000;

/** How often it is read again, ms: every so often, a reading of many pages not more than a tenth of the time. */
export function outagePause(ms: number, everyMs = 30_000): number {
  return Math.max(everyMs, Math.min(ms * 10, MOST_PAUSE_MS));
}

/** Everything that is down, told apart as outages and lone faults; read and worked out in a worker. */
export const outages = queryOptions<OutageReading>({
  queryKey: ["monitoring", "outages"],
  staleTime: 20_000,
  structuralSharing: false,
  refetchInterval: ({ state }) => (state.error ? 60_000 : outagePause(state.data?.ms ?? 0)),
  queryFn: async ({ signal }): Promise<OutageReading> => {
    const run = newRun();
    const start = performance.now();
    try {
      let down = await readDown(run, signal, BY_PROBLEM);
      const back = await readBack(run, down.at.getTime(), signal);
      // Neither word finds a host: rows have 0 and 1 (contract 2.8), and the server may take nothing else.
      if (down.count === 0 && back.count === 0) down = await readDown(run, signal, ALL);
      const { isPart, at } = down;
      const { hasBack } = back;
      const found = await askRows<"outages">({ kind: "outages", run, now: at.getTime(), hasBack });
      return { ...found, at, isPart, ms: performance.now() - start };
    } catch (error) {
      void askRows<"drop">({ kind: "drop", run }).catch(() => null);
      throw error;
    }
  },
});

type Query = Readonly<Record<string, string>>;
const BY_PROBLEM: Query = { type: "Host", problem: "true", sort: "-severity" };
const ALL: Query = { type: "Host" };

/** All hosts that have a problem; how many came. A server that ignores the filter is read as far as it is sorted. */
async function readDown(
  run: number,
  signal: AbortSignal,
  query: Query,
): Promise<{ isPart: boolean; at: Date; count: number }> {
  let offset = 0;
  for (;;) {
    const { page, at } = await readPage(run, { ...query, offset }, signal).catch(
      (error: unknown) => {
        // The names of both are inferred: all hosts are told apart as well, only slower.
        // Pages in two orders would leave hosts out.
        if (!(error instanceof ApiError) || error.kind !== "invalid" || offset > 0) throw error;
        query = ALL;
        return readPage(run, { ...query, offset }, signal);
      },
    );
    offset += page.received;
    const isOver = page.received === 0 || (page.total !== null && offset >= page.total);
    // By chance unsorted rows may stand in order.
    if (isOver || (page.isPast && "sort" in query)) return { isPart: false, at, count: offset };
    if (offset >= MOST) return { isPart: true, at, count: offset };
  }
}

/** Hosts that came back lately: whether the server lists them so, and how many came; null where that failed. */
async function readBack(
  run: number,
  now: number,
  signal: AbortSignal,
): Promise<{ hasBack: boolean; count: number | null }> {
  try {
    let offset = 0;
    while (offset < BACK_PAGES * PAGE) {
      const query = { type: "Host", problem: "false", sort: "-last_state_change" };
      const { page } = await readPage(run, { ...query, offset }, signal);
      // A server may give fewer than asked.
      offset += page.received;
      if (!page.isByTime) return { hasBack: false, count: offset };
      const isFar = page.oldest !== null && page.oldest < now - BACK_MS;
      const isAll = page.received === 0 || (page.total !== null && offset >= page.total);
      if (isFar || isAll) break;
    }
    return { hasBack: true, count: offset };
  } catch (error) {
    // Without it the outages are there all the same.
    if (error instanceof ApiError) return { hasBack: false, count: null };
    throw error;
  }
}

async function readPage(
  run: number,
  query: Readonly<Record<string, QueryValue>> & { offset: number },
  signal: AbortSignal,
) {
  const { offset, ...rest } = query;
  const asked = { limit: PAGE, offset };
  const reply = await get(
    "monitoring/search/",
    { ...rest, limit: PAGE, offset: offset === 0 ? undefined : offset },
    { signal, accept: "bytes", timeoutMs: 60_000 },
  );
  if (!(reply.data instanceof ArrayBuffer)) throw new ApiError({ kind: "malformed" });
  const page = await askRows<"outage-page">({ kind: "outage-page", run, bytes: reply.data, asked });
  return { page, at: reply.at };
}
