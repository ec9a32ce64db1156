// What is new in a search that is watched. Pure.
import type { Found } from "./found.ts";

type Row = { id: string; since: Date | null };
type Reading = Pick<Found, "total" | "areFirst"> & { rows: readonly Row[] };

/** What the readings so far have shown. */
export interface WatchMemory {
  /** All that rang or was there, each by what it is and since when. */
  seen: ReadonlySet<string>;
  /** What was listed at the last reading. */
  listed: ReadonlySet<string>;
  /** The latest change that was seen, ms. */
  newest: number;
  /** Of what changed after this moment, ms, the last reading had everything; null: of all. */
  from: number | null;
}

/** A watch of weeks must not fill the memory. */
const MOST_SEEN = 5000;

const timeOf = ({ since }: Row) => since?.getTime() ?? 0;
const keyOf = (row: Row) => `${row.id} ${timeOf(row)}`;

/**
 * Takes a reading, and tells how many of its rows are new; none at the first. A problem is listed once it is hard, which is after others
 * that began later: it is new wherever it stands, unless it may have stood beyond what was read.
 */
export function takeReading(
  before: WatchMemory | null,
  { rows, total, areFirst }: Reading,
): { memory: WatchMemory; fresh: number } {
  const fresh = rows.filter((row) => {
    if (before === null || before.seen.has(keyOf(row))) return false;
    const { listed, newest, from } = before;
    const hasCome = !listed.has(row.id) && (from === null || timeOf(row) > from);
    return hasCome || timeOf(row) > newest;
  });
  const times = rows.map(timeOf);
  const newest = Math.max(before?.newest ?? 0, ...times);
  const isWhole = total !== null && total <= rows.length;
  return {
    memory: {
      seen: new Set([...(before?.seen ?? []), ...rows.map(keyOf)].slice(-MOST_SEEN)),
      listed: new Set(rows.map(({ id }) => id)),
      newest,
      from: isWhole ? null : areFirst ? Math.min(...times) : newest,
    },
    fresh: fresh.length,
  };
}
