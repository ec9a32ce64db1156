/**
 * Lenient readers for values from outside, where any field may be absent, null or of another type (contract 1, 2.8, 2.9).
 * They never throw and never guess: what cannot be read is null, and what was odd about it is noted.
 */

import { isSecretName } from "./secrets.ts";
import { isNothing } from "./text.ts";
import { parseTime } from "./time.ts";

/** What was wrong with a value; the screen has a sentence for each. */
export type OddProblem =
  | "not-an-object"
  | "not-a-list"
  | "not-text"
  | "not-a-number"
  | "not-yes-or-no"
  | "not-a-date"
  | "wrong-type"
  | "no-time-zone"
  | "placeholder"
  | "unknown-word"
  | "out-of-range"
  | "wrong-length"
  | "wrong-order"
  | "contradiction";

/** One thing in a reply that does not fit its documented shape: where, what, and the value cut short for display. */
export type Oddity = { path: string; problem: OddProblem; value: string };

/** Where a reader stands in a reply, and the list to which it adds what it finds odd. */
export type Where = { path: string; odd: Oddity[] };

/** A record without a prototype, so that reading `constructor` or `__proto__` gives only what the reply holds. */
export type Fields = Record<string, unknown>;

const LONGEST_VALUE = 80;

/** The start of a reading: the path's first word and an empty list of oddities. */
export function whole(path = ""): Where {
  return { path, odd: [] };
}

/** The place of a field or list item below `where`; oddities go to the same list. */
export function under(where: Where, key: string | number): Where {
  return { path: where.path === "" ? String(key) : `${where.path}.${key}`, odd: where.odd };
}

/** Notes an oddity at `where`. Values of secrets are never kept (contract 2.10). */
export function note(where: Where | undefined, problem: OddProblem, value: unknown): void {
  if (!where) return;
  where.odd.push({
    path: where.path,
    problem,
    value: where.path.split(".").some(isSecretName) ? "•••" : shortForm(value),
  });
}

/** A value as one short line for a person, whatever it is; never throws. */
export function shortForm(value: unknown): string {
  const line = typeof value === "string" ? value : asJson(value);
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}

/** Whether a text is a template's placeholder that the server never filled, as `__regstate__` (contract 2.9). */
export function isPlaceholder(value: string): boolean {
  return /^__\w*__$/.test(value.trim());
}

/** A finite number, also from a numeric text; null when there is none. Texts that mean nothing are not odd. */
export function num(value: unknown, where?: Where): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string") {
    if (isNothing(value)) return null;
    if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value.trim())) {
      const parsed = Number(value);
      if (Number.isFinite(parsed)) return parsed;
    }
  }
  note(where, "not-a-number", value);
  return null;
}

/** A text as it came (blanks kept: some identifiers need them), also from a number; null when it means nothing. */
export function text(value: unknown, where?: Where): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") {
    note(where, "not-text", value);
    return null;
  }
  if (isNothing(value)) return null;
  if (isPlaceholder(value)) {
    note(where, "placeholder", value);
    return null;
  }
  return value;
}

const YES_OR_NO = new Map<unknown, boolean>([
  [1, true],
  ["1", true],
  ["true", true],
  [0, false],
  ["0", false],
  ["false", false],
]);

/** Yes or no from a boolean, 0/1, or the text of either (contract 2.8: monitoring sends integers); else null. */
export function bool01(value: unknown, where?: Where): boolean | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value;
  const known = YES_OR_NO.get(typeof value === "string" ? value.trim().toLowerCase() : value);
  if (known === undefined) note(where, "not-yes-or-no", value);
  return known ?? null;
}

/** A list from a list, a single value (contract 2.9: registration states as a plain text), or null. */
export function list(value: unknown): unknown[] {
  if (value === null || value === undefined || value === "") return [];
  return Array.isArray(value) ? [...(value as unknown[])] : [value];
}

/** The texts of a list or of a single value; what is no text is left out and noted. */
export function texts(value: unknown, where?: Where): string[] {
  return list(value).flatMap((item, index) => text(item, where && under(where, index)) ?? []);
}

/** An object's own fields, or null when the value is no object. */
export function record(value: unknown, where?: Where): Fields | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "object" && !Array.isArray(value)) {
    const fields: Fields = { __proto__: null };
    return Object.assign(fields, value);
  }
  note(where, "not-an-object", value);
  return null;
}

const EARLIEST = Date.UTC(1971, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const CLOCK_WITHOUT_ZONE = /:\d\d([.,]\d+)?\s*$/;
const OFFSET = /[+-]\d\d:\d\d\s*$/;

/**
 * A moment from an ISO 8601 text with or without fraction (contract 2.8); null when it cannot be one.
 * Without a zone it is read as local and noted. Dates that servers use for "never" (year 1, 1970) are null.
 */
export function date(value: unknown, where?: Where): Date | null {
  if (isNothing(value)) return null;
  const at = typeof value === "string" ? parseTime(value) : null;
  if (typeof value !== "string" || at === null) {
    const isUnfilled = typeof value === "string" && isPlaceholder(value);
    note(where, isUnfilled ? "placeholder" : "not-a-date", value);
    return null;
  }
  if (at.getTime() < EARLIEST || at.getTime() > LATEST) {
    note(where, "out-of-range", value);
    return null;
  }
  if (CLOCK_WITHOUT_ZONE.test(value) && !OFFSET.test(value)) note(where, "no-time-zone", value);
  return at;
}
