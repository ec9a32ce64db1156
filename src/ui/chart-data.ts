// What a chart draws, made of series as they come. Pure.

/** A value at a moment; null where nothing was measured. */
export interface ChartPoint {
  /** Ms. */
  at: number;
  value: number | null;
}

/** One line of a chart. */
export interface ChartLine {
  id: string;
  name: string;
  /** In order of time. */
  points: readonly ChartPoint[];
}

/** All lines over one axis of time, as the canvas takes them: a time that a line lacks is `undefined`, a gap is null. */
export interface Aligned {
  /** Seconds. */
  times: number[];
  values: (number | null | undefined)[][];
}

/** A silence longer than so many usual steps is a gap, which no line crosses. */
const GAP_STEPS = 3;

/** Sets lines side by side over all their times. */
export function align(lines: readonly ChartLine[]): Aligned {
  const whole = lines.map(({ points }) => withGaps(points));
  const times = [...new Set(whole.flatMap((points) => points.map(({ at }) => at)))].toSorted(
    (a, b) => a - b,
  );
  const places = new Map(times.map((at, index) => [at, index]));
  const values = whole.map((points) => {
    const line: (number | null | undefined)[] = Array.from({ length: times.length });
    for (const { at, value } of points) line[places.get(at) ?? 0] = value;
    return line;
  });
  return { times: times.map((at) => at / 1000), values };
}

/** Points with a null in each gap, so that a lost reading is not drawn as a straight line. */
export function withGaps(points: readonly ChartPoint[]): ChartPoint[] {
  const steps = points
    .slice(1)
    .map(({ at }, index) => at - (points[index]?.at ?? at))
    .toSorted((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? 0;
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const isGap = before !== undefined && usual > 0 && point.at - before.at > usual * GAP_STEPS;
    return isGap ? [{ at: before.at + usual, value: null }, point] : [point];
  });
}

/** The least, mean, greatest and last value; null without any. */
export function statsOf(
  points: readonly ChartPoint[],
): { min: number; mean: number; max: number; last: number } | null {
  let [min, max, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  let last: number | null = null;
  for (const { value } of points) {
    if (value === null) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    count += 1;
    last = value;
  }
  return last === null ? null : { min, mean: sum / count, max, last };
}

/**
 * The span of the upright axis: the values with some air, and each limit that is not so far away
 * that the values would be pressed flat.
 */
export function axisSpan(
  min: number | null,
  max: number | null,
  limits: readonly number[],
): [number, number] {
  if (min === null || max === null) return [0, 1];
  const span = Math.max(max - min, Math.abs(max) * 0.05, 0.5);
  const near = limits.filter((limit) => limit > min - span * 3 && limit < max + span * 3);
  const low = Math.min(min, ...near);
  const high = Math.max(max, ...near);
  const air = Math.max(high - low, span) * 0.08;
  // Traffic begins at nothing.
  return [low >= 0 && low < span ? 0 : low - air, high + air];
}
