// A whole list, read batch by batch, where only the whole tells what is asked. Outside of React, so that
// leaving the page loses nothing.
import { useSyncExternalStore } from "react";
import { isAbort } from "#src/krill/errors.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { onSignOut } from "#src/krill/session.ts";
import { readAll } from "#src/krill/read-all.ts";
import { createListeners } from "#src/util/listeners.ts";

/** What has been read of a list so far. */
export interface ScanState<Row> {
  state: "idle" | "reading" | "done" | "stopped" | "failed";
  rows: readonly Row[];
  /** How many were read; `rows` follow from time to time. */
  done: number;
  /** How many there are; null where the server does not say. */
  total: number | null;
  /** When the reading of `rows` began; null without any. */
  at: Date | null;
  error: unknown;
}

/** A reading of a whole list, with its switches. */
export interface Scan<Row> {
  use: () => ScanState<Row>;
  /** Reads anew; what was read before stays until the first batch has come. Tells how it ended. */
  start: () => Promise<ScanState<Row>>;
  /** Goes on with what was read. */
  stop: () => void;
  /** Starts where nothing was read, or too long ago. */
  warm: () => void;
  /** Stops and forgets what was read. */
  drop: () => void;
}

/** Working on tens of thousands of rows after each batch would hold up the page, ms. */
const SHOWN_EVERY_MS = 1000;
const FRESH_MS = 60_000;

/** What empties each reading at sign-out. Weak: those of searches that were given up are not kept by it. */
const drops = new Set<WeakRef<() => void>>();
onSignOut(() => {
  for (const drop of drops) drop.deref()?.();
});

/** Makes the reading of a list; `keep` may leave out what of a row is not needed. */
export function createScan<Row extends { id: string | number }>(
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  params: Omit<ListParams, "limit" | "offset">,
  keep: (row: Row) => Row = (row) => row,
): Scan<Row> {
  const idle: ScanState<Row> = {
    state: "idle",
    rows: [],
    done: 0,
    total: null,
    at: null,
    error: null,
  };
  let scan = idle;
  let work: AbortController | null = null;
  const { subscribe, tell } = createListeners();

  function set(next: ScanState<Row>): void {
    scan = next;
    tell();
  }

  async function start(): Promise<ScanState<Row>> {
    work?.abort();
    const own = new AbortController();
    work = own;
    // While it is read rows come and go, so that one may come twice.
    const rows = new Map<Row["id"], Row>();
    let shownAt = 0;
    const at = new Date();
    set({ ...scan, state: "reading", done: 0, error: null });
    try {
      const all = { ...params, limit: 0, offset: 0 };
      for await (const batch of readAll(fetchPage, all, own.signal)) {
        for (const row of batch.rows) rows.set(row.id, keep(row));
        const isDue = Date.now() - shownAt > SHOWN_EVERY_MS;
        if (isDue) shownAt = Date.now();
        const shown = isDue ? [...rows.values()] : scan.rows;
        set({ ...scan, rows: shown, done: rows.size, total: batch.total, at });
      }
      if (own !== work) return scan;
      set({ ...scan, rows: [...rows.values()], state: "done", at });
    } catch (error) {
      if (own !== work) return scan;
      const shown = rows.size > 0 ? [...rows.values()] : scan.rows;
      set({ ...scan, rows: shown, state: isAbort(error) ? "stopped" : "failed", error });
    }
    return scan;
  }

  const drop = () => {
    work?.abort();
    work = null;
    set(idle);
  };
  for (const one of drops) if (!one.deref()) drops.delete(one);
  drops.add(new WeakRef(drop));

  return {
    use: () => useSyncExternalStore(subscribe, () => scan),
    start,
    stop: () => work?.abort(),
    warm: () => {
      const isFresh = scan.at !== null && Date.now() - scan.at.getTime() < FRESH_MS;
      if (scan.state !== "reading" && !isFresh) void start();
    },
    drop,
  };
}
