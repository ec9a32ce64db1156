import { record, shortForm, type Oddity } from "#src/util/read.ts";

/** The rows of a list reply before they are read. */
export interface Envelope {
  rows: unknown[];
  /** Rows that match in all; null where the reply does not say. */
  total: number | null;
  /** How many rows a page of this server has, where it may have cut this one and does not say how many there are. */
  cap?: number;
}

/** Which rows were asked for. */
export interface Asked {
  limit: number;
  offset: number;
}

/**
 * Takes rows and total out of a list reply: the documented envelope, a bare array, or an object with
 * one list in it (contract 2.4). `next` and `previous` are not followed: offsets are ours. A bare list
 * longer than the page asked for, of which no other page is told, is all that there is: the server does not know pages.
 * @param asked absent where all that came is wanted
 */
export function readEnvelope(data: unknown, odd: Oddity[], asked?: Asked): Envelope {
  const all = listIn(data);
  const count = countOf(data);
  if (!all) {
    odd.push({ path: "", problem: "not-a-list", value: shortForm(data) });
    return { rows: [], total: count === 0 ? 0 : null };
  }
  if (!asked) return { rows: all, total: count ?? (Array.isArray(data) ? all.length : null) };
  const { limit } = asked;
  const { length } = all;
  const total = count ?? endOf(data, length, asked);
  const isCut = total === null && length > 0 && length < limit;
  return {
    // Where `limit` is ignored and pages are not: what is behind this one is asked for with the next.
    rows: total !== null && total <= length ? all : all.slice(0, limit),
    total,
    ...(isCut && { cap: length }),
  };
}

function listIn(data: unknown, isInner = false): unknown[] | null {
  if (Array.isArray(data)) return data;
  if (typeof data !== "object" || data === null) return null;
  const results: unknown = Reflect.get(data, "results");
  if (Array.isArray(results)) return results;
  const lists = Object.values(data).filter((value) => Array.isArray(value));
  if (lists.length === 1 && lists[0]) return lists[0];
  // An envelope in an envelope.
  return isInner || lists.length > 0 ? null : listIn(Reflect.get(data, "data"), true);
}

/** Whether a reply without a list in it says that there is nothing: some servers write null for an empty list. */
export function isNone(data: unknown): boolean {
  const said = record(data ?? { results: null });
  const count = countOf(said);
  return count === 0 || (count === null && said?.["results"] === null);
}

/** The one thing of a reply: the object itself, or what a server wraps it in. */
export function oneIn(data: unknown): unknown {
  const own = record(data);
  if (own?.["id"] !== undefined) return data;
  const rows = Array.isArray(data) ? data : own?.["results"];
  const inner: unknown = Array.isArray(rows) && rows.length === 1 ? rows[0] : own?.["data"];
  return record(inner) ? inner : data;
}

/**
 * How many rows there are by a page without a count, if it is the last one; an empty page behind the first says nothing.
 * Without `next` one that is short is, but for the round numbers at which servers cut pages.
 */
function endOf(data: unknown, length: number, { limit, offset }: Asked): number | null {
  const { next, previous } = record(data) ?? {};
  const isLast =
    length === 0
      ? offset === 0
      : length > limit || next !== undefined
        ? !next
        : length < limit && length % 10 !== 0 && length % 25 !== 0;
  if (!isLast) return null;
  // Longer than asked for, and no other page is told of: the whole list.
  return length > limit && !previous ? length : offset + length;
}

function countOf(data: unknown): number | null {
  if (Array.isArray(data)) return null;
  const said = record(data);
  const more = record(said?.["meta"] ?? said?.["_meta"] ?? said?.["pagination"] ?? said?.["data"]);
  const count = [said, more].flatMap(
    (fields) => fields?.["count"] ?? fields?.["total"] ?? fields?.["total_count"] ?? [],
  )[0];
  const value = typeof count === "string" && /^\d+$/u.test(count) ? Number(count) : count;
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}
