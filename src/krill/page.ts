import { shortForm, type Oddity } from "#src/util/read.ts";

/** The rows of a list reply before they are read. */
export interface Envelope {
  rows: unknown[];
  /** Rows that match in all; null where the reply does not say. */
  total: number | null;
}

/**
 * Takes rows and total out of a list reply: the documented envelope, a bare array, or an object with
 * one list in it (contract 2.4). `next` and `previous` are not needed: offsets are ours.
 */
export function readEnvelope(data: unknown, odd: Oddity[]): Envelope {
  if (Array.isArray(data)) return { rows: data, total: data.length };
  if (typeof data === "object" && data !== null) {
    const results: unknown = Reflect.get(data, "results");
    if (Array.isArray(results)) return { rows: results, total: countOf(data) };
    const lists = Object.values(data).filter((value) => Array.isArray(value));
    if (lists.length === 1 && lists[0]) return { rows: lists[0], total: countOf(data) };
  }
  odd.push({ path: "", problem: "not-a-list", value: shortForm(data) });
  return { rows: [], total: null };
}

function countOf(data: object): number | null {
  const count: unknown = Reflect.get(data, "count");
  const value = typeof count === "string" && /^\d+$/u.test(count) ? Number(count) : count;
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}
