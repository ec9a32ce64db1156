/** Times of the API and how they are shown: age, local date and time, and the offset on hover (PRODUCT section 7). */

const TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * Reads a time of the API (contract 2.8): ISO 8601 with offset or `Z`, with or without fraction; `YYYY-MM-DD HH:MM`
 * and times without a zone are taken as local time; `YYYY-MM-DD` as local midnight. Null for anything else, for days
 * that do not exist and for years before 1900, which stand for "never".
 */
export function parseTime(text: string | null | undefined): Date | null {
  const match = TIME.exec(text?.trim() ?? "");
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const milli = Number((match[7] ?? "").padEnd(3, "0").slice(0, 3));
  const calendar = new Date(Date.UTC(year, month - 1, day));
  const isRealDay = calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === day;
  if (year < 1900 || !isRealDay || hour > 23 || minute > 59 || second > 59) return null;
  const zone = match[8];
  if (zone === undefined) return new Date(year, month - 1, day, hour, minute, second, milli);
  const offset = offsetMinutes(zone);
  if (offset === null) return null;
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second, milli));
}

/** The day of a moment in the browser's zone, `2026-11-29`. */
export function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Seconds from `date` to `now` (negative: `date` is still to come), or null without a valid date. */
export function ageSeconds(date: Date | null | undefined, now: Date | number): number | null {
  const age = (Number(now) - (date?.getTime() ?? Number.NaN)) / 1000;
  return Number.isFinite(age) ? age : null;
}

/** The same to be told as an age: what is less than a minute ahead is now, since clocks differ by as much. */
export function toldAge(date: Date, now: number): number | null {
  const age = ageSeconds(date, now);
  return age !== null && age > -60 ? Math.max(age, 0) : age;
}

const STEPS: [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, "second"],
  [3600, 60, "minute"],
  [48 * 3600, 3600, "hour"],
  [60 * 86_400, 86_400, "day"],
  [730 * 86_400, 30.44 * 86_400, "month"],
  [Number.POSITIVE_INFINITY, 365.25 * 86_400, "year"],
];

/** An age in seconds in words: `now`, `3 min ago`, `hace 3 min`; negative ages are in the future: `in 3 min`. */
export function formatAge(seconds: number | null | undefined, locale: string): string | null {
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return null;
  const size = Math.floor(Math.abs(seconds));
  if (size === 0) return relative(locale, { numeric: "auto" }).format(0, "second");
  const [, step, unit] = STEPS.find(([limit]) => size < limit) ?? [0, 1, "second" as const];
  const amount = Math.floor(size / step);
  // Short months and years are riddles in Spanish ("hace 2 m"), short minutes are not.
  const formatter = relative(locale, { style: step < 86_400 ? "short" : "long" });
  // English abbreviations come with a full stop ("3 min. ago"), which reads as the end of a sentence.
  return formatter.format(seconds < 0 ? amount : -amount, unit).replace(/\.(?=\s|$)/g, "");
}

/** `29 Sept 2024, 12:41` in the browser's zone (or the given one), on a 24-hour clock. Null without a valid date. */
export function formatDateTime(date: DateLike, locale: string, timeZone?: string): string | null {
  return write(date, locale, { dateStyle: "medium", timeStyle: "short", timeZone });
}

/** The same to the second, for what comes many times a minute: `29 Sept 2024, 12:41:07`. */
export function formatSecond(date: DateLike, locale: string, timeZone?: string): string | null {
  return write(date, locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
}

/** The day alone: `29 Sept 2024`. */
export function formatDate(date: DateLike, locale: string, timeZone?: string): string | null {
  return write(date, locale, { dateStyle: "medium", timeZone });
}

/** The clock alone: `12:41`. */
export function formatClock(date: DateLike, locale: string, timeZone?: string): string | null {
  return write(date, locale, { hour: "2-digit", minute: "2-digit", timeZone });
}

/** In which nobody takes a time of yesterday for one of today, ms. */
const TODAY_MS = 20 * 3_600_000;

/** A time of today by the clock, `12:41`; one that is longer ago, or further ahead, with its day. */
export function formatTime(
  date: DateLike,
  locale: string,
  { now = Date.now(), timeZone }: { now?: number; timeZone?: string } = {},
): string | null {
  const isNear = Math.abs((date?.getTime() ?? 0) - now) < TODAY_MS;
  return (isNear ? formatClock : formatDateTime)(date, locale, timeZone);
}

/** With seconds and the offset, for a `title`: `29 Sept 2024, 12:41:07 GMT+02:00`. */
export function formatWithOffset(date: DateLike, locale: string, timeZone?: string): string | null {
  return write(date, locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
    timeZone,
  });
}

/** A date that may be missing or invalid. */
export type DateLike = Date | null | undefined;

function offsetMinutes(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || 0);
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

// Making an Intl formatter costs far more than using one, and every row of a list shows times.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function write(date: DateLike, locale: string, options: Intl.DateTimeFormatOptions): string | null {
  if (!date || Number.isNaN(date.getTime())) return null;
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { hourCycle: "h23", ...options });
    dateFormats.set(key, format);
  }
  return format.format(date);
}

function relative(
  locale: string,
  options: Intl.RelativeTimeFormatOptions,
): Intl.RelativeTimeFormat {
  const key = `${locale} ${options.style} ${options.numeric}`;
  let format = relativeFormats.get(key);
  if (!format) {
    format = new Intl.RelativeTimeFormat(locale, options);
    relativeFormats.set(key, format);
  }
  return format;
}
