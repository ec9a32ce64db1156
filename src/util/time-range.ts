/** Spans of time as people choose them and addresses keep them (contract 4.4 M31). Pure; all days are the browser's. */

/** The spans that are offered by name. */
export const RANGE_KEYS = [
  "1h",
  "6h",
  "12h",
  "24h",
  "today",
  "yesterday",
  "7d",
  "30d",
  "180d",
  "365d",
] as const;

export type RangeKey = (typeof RANGE_KEYS)[number];

/** A span of time, and how it was chosen. */
export interface TimeSpan {
  key: RangeKey | "custom";
  from: Date;
  to: Date;
  /** It ends now and moves on with the clock. */
  isMoving: boolean;
}

const MINUTE = 60_000;
const LENGTH: Partial<Record<RangeKey, number>> = {
  "1h": 60,
  "6h": 360,
  "12h": 720,
  "24h": 1440,
  "7d": 7 * 1440,
  "30d": 30 * 1440,
  "180d": 180 * 1440,
  "365d": 365 * 1440,
};

/**
 * The span that an address names (`range`, or `from` and `to`), cut at now since there is no future to
 * show; what makes no sense gives the usual one.
 * @param now ms; the span ends at its whole minute
 */
export function spanOf(params: URLSearchParams, usual: RangeKey, now: number): TimeSpan {
  const end = Math.floor(now / MINUTE) * MINUTE;
  const [from, to] = [timeIn(params.get("from")), timeIn(params.get("to"))];
  if (from !== null && from < end && (to === null || to > from)) {
    return {
      key: "custom",
      from: new Date(from),
      to: new Date(Math.min(to ?? end, end)),
      isMoving: false,
    };
  }
  const wanted = params.get("range");
  return namedSpan(RANGE_KEYS.find((key) => key === wanted) ?? usual, end);
}

function namedSpan(key: RangeKey, end: number): TimeSpan {
  const minutes = LENGTH[key];
  if (minutes !== undefined) {
    const from = new Date(end - minutes * MINUTE);
    return { key, from, to: new Date(end), isMoving: true };
  }
  const midnight = new Date(end);
  midnight.setHours(0, 0, 0, 0);
  if (key === "today") {
    // At midnight itself there would be nothing to show.
    const from = new Date(Math.min(midnight.getTime(), end - MINUTE));
    return { key, from, to: new Date(end), isMoving: true };
  }
  const from = new Date(midnight);
  from.setDate(from.getDate() - 1);
  return { key, from, to: midnight, isMoving: false };
}

/** What an address must hold for a span: null takes a parameter away. */
export function spanParams(
  span: RangeKey | { from: Date; to: Date },
): Record<"range" | "from" | "to", string | null> {
  return typeof span === "string"
    ? { range: span, from: null, to: null }
    : { range: null, from: inMinutes(span.from), to: inMinutes(span.to) };
}

/** A span twice as long around the same middle, or half as long; never into the future. */
export function zoomed(
  { from, to }: Pick<TimeSpan, "from" | "to">,
  by: "in" | "out",
  now: number,
): { from: Date; to: Date } {
  const length = to.getTime() - from.getTime();
  const next = Math.max(by === "in" ? length / 2 : length * 2, 10 * MINUTE);
  const middle = from.getTime() + length / 2;
  const end = Math.min(middle + next / 2, Math.floor(now / MINUTE) * MINUTE);
  return { from: new Date(end - next), to: new Date(end) };
}

/** A span as ages, which is all that the API documents (contract 3.2): `24h`, `90m`, `0m`. */
export function agesOf(
  { from, to }: Pick<TimeSpan, "from" | "to">,
  now: number,
): { start: string; end: string } {
  const age = (at: Date, round: (value: number) => number) =>
    Math.max(0, round((now - at.getTime()) / MINUTE));
  const end = age(to, Math.floor);
  const start = Math.max(age(from, Math.round), end + 1);
  return { start: written(start), end: written(end) };
}

function written(minutes: number): string {
  // One day is documented as `24h`.
  if (minutes > 1440 && minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes > 0 && minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

function timeIn(text: string | null): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(Z?)$/.exec(text ?? "");
  const at = match ? Date.parse(match[0]) : Number.NaN;
  return Number.isFinite(at) && at > Date.UTC(2000, 0, 1) ? at : null;
}

/** In UTC: the address means the same moment to whoever gets it. */
function inMinutes(at: Date): string {
  return `${at.toISOString().slice(0, 16)}Z`;
}
