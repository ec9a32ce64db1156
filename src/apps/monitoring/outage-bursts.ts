// Things that happen together against things that happen all the time. Pure.

/** Below this an expected number is not believed: nothing is known that well. */
const LEAST_EXPECTED = 0.02;

/**
 * How surprising `count` events are where `expected` were to be expected by chance: about the
 * negative logarithm of that chance; 0 where they are no surprise.
 */
export function surprise(count: number, expected: number): number {
  const usual = Math.max(expected, LEAST_EXPECTED);
  return count <= usual ? 0 : count * Math.log(count / usual) - count + usual;
}

/**
 * Parts of a list in order of time, cut where nothing happened for longer than `gap` (ms).
 * @param times ms, in order
 */
export function bursts(times: readonly number[], gap: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (let at = 1; at <= times.length; at += 1) {
    const isCut = at === times.length || (times[at] ?? 0) - (times[at - 1] ?? 0) > gap;
    if (!isCut) continue;
    found.push({ from, to: at });
    from = at;
  }
  return found;
}

/** Half a day to each side tells how much happens in a place anyway. */
const AROUND_MS = 12 * 3_600_000;
/** A burst is never taken for shorter than this, ms: checks are not that exact. */
const SHORTEST_MS = 5 * 60_000;

/**
 * How many events chance alone would put into a burst, by what else happens in the same place around
 * that time.
 * @param times ms, in order; the burst is `[from, to)` of it
 */
export function expectedIn(
  times: readonly number[],
  { from, to }: { from: number; to: number },
): number {
  const first = times[from] ?? 0;
  const last = times[to - 1] ?? first;
  const before = from - lowerBound(times, first - AROUND_MS);
  const after = lowerBound(times, last + AROUND_MS) - to;
  const rate = (before + after) / (2 * AROUND_MS);
  return rate * Math.max(last - first, SHORTEST_MS);
}

/** The middle one of some numbers in order. */
export function median(ordered: readonly number[]): number {
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? 0;
}

function lowerBound(ordered: readonly number[], value: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
