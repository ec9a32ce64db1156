// When a live reading is taken again, and when it no longer counts as updating (PRODUCT 7).
import { ApiError } from "#src/krill/errors.ts";

/** How often a live reading is taken unless told, ms. */
export const USUAL_MS = 10_000;
/** While the page watches for the proof of an action. */
const WATCHING_MS = 5_000;
const AFTER_FAILURES_MS = [10_000, 20_000, 40_000, 60_000];

/** Where a reading stands. */
export interface LiveRhythm {
  /** Failures in a row since the last good reading. */
  failures: number;
  error: unknown;
  /** An action is being watched. */
  isWatching: boolean;
  isPaused: boolean;
  /** The usual rhythm, ms; ten seconds unless told. */
  everyMs?: number | undefined;
}

/**
 * Milliseconds until the next reading, false for none: every 10 s or as told, slower after failures, as late as a
 * 429 asks; never again where the server says that there is no such thing.
 */
export function nextWait({
  failures,
  error,
  isWatching,
  isPaused,
  everyMs = USUAL_MS,
}: LiveRhythm): number | false {
  if (isPaused) return false;
  if (failures === 0) return isWatching ? WATCHING_MS : everyMs;
  if (error instanceof ApiError) {
    if (["forbidden", "not-found", "not-allowed"].includes(error.kind)) return false;
    if (error.retryAfter !== null) return Math.max(error.retryAfter * 1000, USUAL_MS);
  }
  const last = AFTER_FAILURES_MS.length - 1;
  return Math.max(everyMs, AFTER_FAILURES_MS[Math.min(failures - 1, last)] ?? USUAL_MS);
}

/** Without news for this long a reading no longer counts as live: three times its usual rhythm. */
const LATE_AFTER = 3;

/** Whether the figures on the screen are no longer updating: the last try failed, or none came in time. */
export function isLate({
  at,
  now,
  hasFailed,
  isPaused,
  everyMs = USUAL_MS,
}: {
  at: number;
  now: number;
  hasFailed: boolean;
  isPaused: boolean;
  everyMs?: number | undefined;
}): boolean {
  return hasFailed || (!isPaused && now - at > LATE_AFTER * everyMs);
}
