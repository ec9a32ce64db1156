// When a wallboard may be believed, and what on it is new. Pure.

/** `late`: the last try failed; `blind`: nobody knows how the network is. */
export type WallState = "starting" | "live" | "late" | "blind";

/** How often a wallboard asks unless its address says otherwise, seconds, and within what. */
const USUAL_S = 30;
const LEAST_S = 10;
const MOST_S = 3600;

/** The refresh period of an address's `wall` (`?wall`, `?wall=60`), ms. */
export function wallPeriod(value: string | null): number {
  const seconds = Number(value);
  const isGiven = Number.isFinite(seconds) && seconds > 0;
  return (isGiven ? Math.min(Math.max(seconds, LEAST_S), MOST_S) : USUAL_S) * 1000;
}

/**
 * Whether what stands there is still true: two periods after the last good answer it is not, whatever
 * became of the tries since (a frozen request fails never).
 * @param startedAt when the wallboard was opened, ms: nothing for two periods is blind too
 */
export function wallState({
  at,
  startedAt,
  now,
  periodMs,
  hasFailed,
}: {
  at: number | null;
  startedAt: number;
  now: number;
  periodMs: number;
  hasFailed: boolean;
}): WallState {
  if (now - (at ?? startedAt) >= 2 * periodMs) return "blind";
  if (hasFailed) return "late";
  return at === null ? "starting" : "live";
}

/** The ids that were not there before; none on the first look. */
export function newOnes(before: ReadonlySet<string> | null, ids: readonly string[]): string[] {
  return before === null ? [] : ids.filter((id) => !before.has(id));
}
