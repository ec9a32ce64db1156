// What a person says of a problem, and what is sent for it. Pure.
import type { Acknowledgement, Downtime } from "./watch-actions.ts";

/** How long an acknowledgement stands or a downtime lasts, minutes; null: until it is over. */
export const SPANS = [60, 240, 480, 1440, 4320, 10_080] as const;

/** The form's values. */
export interface MarkValues {
  comment: string;
  /** Minutes from the list; null: no end; `at`: until the moment chosen. */
  span: number | null | "at";
  /** `YYYY-MM-DDTHH:MM` in the browser's zone, as the field gives it. */
  start: string;
  end: string;
}

/** What is wrong with a value; the screen has a sentence for each. */
export type MarkErrors = Partial<Record<"comment" | "start" | "end", "missing" | "past" | "order">>;

/** What stands in the way of sending. */
export function markErrors(
  action: "acknowledge" | "downtime",
  values: MarkValues,
  now: number,
): MarkErrors {
  const errors: MarkErrors = {};
  if (values.comment.trim() === "") errors.comment = "missing";
  const end = endOf(values, now);
  if (values.span === "at" && end === null) errors.end = "missing";
  else if (end !== null && end.getTime() <= now) errors.end = "past";
  if (action === "downtime") {
    const start = values.start === "" ? new Date(now) : momentOf(values.start);
    if (start === null) errors.start = "missing";
    else if (end === null) errors.end ??= "missing";
    else if (end <= start) errors.end = "order";
  }
  return errors;
}

/** The body of an acknowledgement (contract 3.2: inferred). */
export function acknowledgementOf(values: MarkValues, now: number): Acknowledgement {
  const end = endOf(values, now);
  return { comment: values.comment.trim(), ...(end ? { expiry: end.toISOString() } : {}) };
}

/** The body of a downtime (contract 3.2: inferred). */
export function downtimeOf(values: MarkValues, now: number): Downtime {
  const start = (values.start === "" ? null : momentOf(values.start)) ?? new Date(now);
  const end = endOf(values, now) ?? start;
  return {
    comment: values.comment.trim(),
    start_time: start.toISOString(),
    end_time: end.toISOString(),
    fixed: true,
  };
}

function endOf({ span, start, end }: MarkValues, now: number): Date | null {
  if (span === null) return null;
  if (span === "at") return momentOf(end);
  const from = (start === "" ? null : momentOf(start))?.getTime() ?? now;
  return new Date(from + span * 60_000);
}

function momentOf(text: string): Date | null {
  const date = new Date(text);
  return text === "" || Number.isNaN(date.getTime()) ? null : date;
}
