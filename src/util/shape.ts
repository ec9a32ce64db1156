/** The shape of any reply of the API, so that what nobody documented can still be read as a table or a tree. */

import { record, type Fields } from "./read.ts";
import { isNothing } from "./text.ts";
import { parseTime } from "./time.ts";

/** How a value is best shown. */
export type Shape =
  | { kind: "nothing" }
  | { kind: "value"; value: string | number | boolean }
  | { kind: "fields"; fields: [name: string, value: unknown][] }
  | {
      kind: "table";
      columns: string[];
      rows: Fields[];
      /** All that there are by the reply's own count; null where it does not say. */
      total: number | null;
    }
  | { kind: "list"; items: unknown[] };

/** More columns than this are no table that a person can read. */
const MOST_COLUMNS = 12;
/** Fields that say nothing to a person: addresses, and the server's own search text (contract 2.9: never show it). */
const UNSHOWN = new Set(["_links", "search"]);
/** What stands beside the list in an envelope, whoever made it. */
const ENVELOPE = new Set(["count", "next", "total", "meta", "pagination"]);

/**
 * Shapes a reply: a list of objects, bare or in the envelope of contract 2.4, is a table without its empty
 * columns and without what is not shown; an object is its fields; the rest is a list or a value.
 */
export function shapeOf(data: unknown): Shape {
  if (Array.isArray(data)) return shapeOfList(data, null);
  const fields = record(data);
  if (fields) {
    const { results, items, data: rows, count } = fields;
    const inside = [results, items, rows].find((one) => Array.isArray(one));
    if (inside && Object.keys(fields).some((name) => ENVELOPE.has(name)))
      return shapeOfList(inside, typeof count === "number" && count >= 0 ? count : null);
    const entries = Object.entries(fields).filter(([name]) => !UNSHOWN.has(name));
    return entries.length === 0 ? { kind: "nothing" } : { kind: "fields", fields: entries };
  }
  return isNothing(data) || !isPlain(data) ? { kind: "nothing" } : { kind: "value", value: data };
}

function shapeOfList(items: readonly unknown[], total: number | null): Shape {
  if (items.length === 0) return { kind: "nothing" };
  const rows = items.map((item) => record(item));
  if (!rows.every((row) => row !== null)) return { kind: "list", items: [...items] };
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (name) => !UNSHOWN.has(name) && rows.some((row) => !isEmpty(row[name])),
  );
  if (columns.length === 0) return { kind: "nothing" };
  // The fullest ones, in their own order.
  const filled = (name: string) => rows.filter((row) => !isEmpty(row[name])).length;
  const kept = new Set(columns.toSorted((a, b) => filled(b) - filled(a)).slice(0, MOST_COLUMNS));
  return { kind: "table", columns: columns.filter((name) => kept.has(name)), rows, total };
}

/** Whether a value says nothing: null, blank text, an empty list or object. */
export function isEmpty(value: unknown): boolean {
  if (isNothing(value)) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** A number with at most three decimals, a tiny one with its first digit: the whole of it stands in the raw reply. */
export function roundedNumber(value: number): number {
  return Number(value.toFixed(3)) || Number(value.toPrecision(1));
}

const DATED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** The moment that a text names by date and time, as the API writes them; null for any other text. */
export function momentIn(text: string): Date | null {
  return DATED.test(text) && text.length <= 40 ? parseTime(text) : null;
}

/** An address that may be made a link: http or https, without credentials; null for any other text. */
export function webAddress(text: string): string | null {
  if (!/^https?:\/\/\S{1,2000}$/i.test(text)) return null;
  try {
    const { href, username, password } = new URL(text);
    return username === "" && password === "" ? href : null;
  } catch {
    return null;
  }
}
