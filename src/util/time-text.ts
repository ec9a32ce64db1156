import { date, type Where } from "./read.ts";
import { isNothing } from "./text.ts";

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
