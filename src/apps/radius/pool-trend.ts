// When a pool will be full, from what this browser has seen of it: the API keeps no past (contract 3.4). Pure.

/** How many addresses were in use at a moment (ms). */
export interface PoolSample {
  at: number;
  used: number;
}

/** What the samples say. */
export type Forecast =
  | { kind: "too-few"; /** Days with samples so far. */ days: number }
  /** It does not grow, or so slowly that it will not be full within a year. */
  | { kind: "steady" }
  | { kind: "full-in"; /** Whole days; 0: within a day. */ days: number };

const DAY_MS = 86_400_000;
/** One sample in each span of this length: the highest. */
const SLOT_MS = 2 * 3_600_000;
const KEPT_DAYS = 30;
/** Days with samples that a forecast needs. */
export const FORECAST_DAYS = 3;
const A_YEAR = 365;

/** Adds a sample: of each two hours the highest stays, of old ones none. Sorted by time. */
export function addSample(samples: readonly PoolSample[], sample: PoolSample): PoolSample[] {
  const bySlot = new Map<number, PoolSample>();
  for (const one of [...samples, sample]) {
    if (one.at > sample.at || one.at <= sample.at - KEPT_DAYS * DAY_MS) continue;
    const slot = Math.floor(one.at / SLOT_MS);
    const known = bySlot.get(slot);
    if (!known || one.used >= known.used) bySlot.set(slot, one);
  }
  return [...bySlot.values()].toSorted((a, b) => a.at - b.at);
}

/**
 * When a pool of `total` addresses is full if it grows on as it did. Use rises and falls with the hours,
 * so that only the peaks of days are compared: by the middle one of all slopes between them, which a
 * single odd day does not turn. The present day, being unfinished, counts as a start only.
 */
export function forecast(samples: readonly PoolSample[], total: number, now: number): Forecast {
  const today = Math.floor(now / DAY_MS);
  const peaks = new Map<number, number>();
  for (const { at, used } of samples) {
    const day = Math.floor(at / DAY_MS);
    peaks.set(day, Math.max(peaks.get(day) ?? 0, used));
  }
  const whole = [...peaks].filter(([day]) => day < today);
  if (whole.length < FORECAST_DAYS) return { kind: "too-few", days: peaks.size };
  const slope = middleSlope(whole);
  if (slope <= 0) return { kind: "steady" };
  const [lastDay, lastPeak] = whole.reduce((last, one) => (one[0] > last[0] ? one : last));
  // What was not seen since then has grown on.
  const grown = lastPeak + slope * (today - lastDay);
  const free = total - Math.max(grown, peaks.get(today) ?? 0);
  const days = Math.max(0, Math.floor(free / slope));
  return days > A_YEAR ? { kind: "steady" } : { kind: "full-in", days };
}

function middleSlope(points: readonly (readonly [number, number])[]): number {
  const slopes = points.flatMap(([day, used], index) =>
    points.slice(index + 1).map(([later, then]) => (then - used) / (later - day)),
  );
  const sorted = slopes.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? 0)) / 2;
}
