/**
 * Reading rows whose field names nobody documents (contract 1, [I]): each field is looked for under its likely names, whatever their
 * case and separators (`dnRx`, `dn_rx`, `DN-RX`), and lists are found in whatever wraps them. Never throws.
 */
import {
  date,
  list,
  note,
  num,
  record,
  text,
  under,
  whole,
  type Fields,
  type Oddity,
  type Where,
} from "./read.ts";
import { isNothing } from "./text.ts";

/** A field that was found: its value, and where it stood. */
export type Found = { value: unknown; where: Where };

/** The fields of one row by their likely names, the likeliest first. */
export interface LooseRow {
  /** The first of the names that holds something. */
  find: (names: readonly string[]) => Found | null;
  word: (names: readonly string[]) => string | null;
  figure: (names: readonly string[]) => number | null;
  moment: (names: readonly string[]) => Date | null;
  items: (names: readonly string[]) => unknown[];
}

/** Looks at a row by the likely names of its fields. */
export function looseRow(row: Fields, where: Where): LooseRow {
  const keys = new Map<string, string>();
  for (const key of Object.keys(row)) {
    const value = row[key];
    if (value !== null && value !== undefined && value !== "" && !keys.has(plain(key)))
      keys.set(plain(key), key);
  }
  const find = (names: readonly string[]): Found | null => {
    for (const name of names) {
      const key = keys.get(plain(name));
      if (key !== undefined) return { value: row[key], where: under(where, key) };
    }
    return null;
  };
  const by =
    <T>(read: (value: unknown, at: Where) => T | null) =>
    (names: readonly string[]) => {
      const found = find(names);
      return found ? read(found.value, found.where) : null;
    };
  return {
    find,
    word: by((value, at) => {
      // A related thing in the place of its name.
      const named = record(value)?.["name"];
      return text(named ?? value, at);
    }),
    figure: by(num),
    moment: by(moment),
    items: (names) => list(find(names)?.value),
  };
}

/** A figure, or how many a list has, under the likely names of it (contract 1, [I]); null where it cannot be a count. */
export function countOf(own: LooseRow, names: readonly string[]): number | null {
  const value = own.find(names)?.value;
  if (Array.isArray(value)) return value.length;
  // `up: true` is a state, `down: {…}` something else.
  const read = typeof value === "number" || typeof value === "string" ? num(value) : null;
  return read !== null && Number.isInteger(read) && read >= 0 && read < 1e9 ? read : null;
}

/** A name without case and separators. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");
}

/** Names under which a reply may hold its one list. */
const LISTS = ["results", "items", "rows", "data"];

/**
 * The rows of a reply: a bare list, an envelope, an object with the list under one of `names` (or the only list in it), or a map by
 * key where `isKey` knows the keys. What is none of these is noted.
 */
export function looseRows(
  raw: unknown,
  where: Where,
  names: readonly string[],
  isKey: (key: string) => boolean = () => false,
): [key: string | null, row: unknown][] {
  if (Array.isArray(raw)) return raw.map((row: unknown) => [null, row]);
  const fields = record(raw, where);
  if (!fields) {
    if (raw === null || raw === undefined) note(where, "not-a-list", raw);
    return [];
  }
  const own = looseRow(fields, where);
  for (const name of [...LISTS, ...names]) {
    const rows = own.find([name])?.value;
    if (Array.isArray(rows)) return rows.map((row: unknown) => [null, row]);
    const map = record(rows);
    // What wraps the list may be wrapped itself.
    const isWrap = map !== null && LISTS.some((inner) => Array.isArray(map[inner]));
    if (isWrap) return looseRows(map, where, names);
    if (map) return Object.entries(map);
  }
  const keyed = Object.entries(fields).filter(([key]) => isKey(key));
  if (keyed.length > 0) return keyed;
  const lists = Object.values(fields).filter((value): value is unknown[] => Array.isArray(value));
  if (lists.length === 1 && lists[0]) return lists[0].map((row) => [null, row]);
  if (Object.keys(fields).length > 0) note(where, "not-a-list", raw);
  return [];
}

/** A time as ISO text, also from seconds or milliseconds since 1970; texts stay as they came. */
export function timeText(value: unknown): string | null {
  const isNumber =
    typeof value === "number" || (typeof value === "string" && /^\d{9,14}$/u.test(value));
  if (!isNumber) return typeof value === "string" && !isNothing(value) ? value : null;
  const amount = Number(value);
  const ms = amount > 1e11 ? amount : amount * 1000;
  return ms > 0 && ms < 8e15 ? new Date(ms).toISOString() : null;
}

/** A moment, also from seconds or milliseconds since 1970; null when it cannot be one. */
export function moment(value: unknown, where?: Where): Date | null {
  return date(timeText(value) ?? value, where);
}

/**
 * The things of a list, of a map by name, or of bare names, each read by `read`; one that has no name for it is left out and noted.
 * @param names under which a reply may hold the list
 */
export function namedThings<T>(
  raw: unknown,
  names: readonly string[],
  read: (fields: Fields, where: Where) => T | null,
): { things: T[]; odd: Oddity[] } {
  const where = whole();
  const things = looseRows(raw, where, names, () => true).flatMap(([key, row], index) => {
    const here = under(where, key ?? index);
    const fields = typeof row === "string" && key === null ? { name: row } : record(row, here);
    const thing = fields && read(key === null ? fields : { name: key, ...fields }, here);
    if (fields && !thing) note(under(here, "name"), "not-text", row);
    return thing ?? [];
  });
  return { things, odd: where.odd };
}
