// Accepted is not done (PRODUCT 5, contract 2.6): the proof that a device went through an action.

/** One live reading of a device, as the watch needs it. */
export interface Reading {
  /** When the reply was whole, ms. */
  at: number;
  state: "up" | "down" | "unknown";
  /** Seconds since the device (or its session) started; null where not told. */
  uptimeS: number | null;
  /** Registered at the head end, or with a session; null where not told. */
  registered: boolean | null;
}

/** What has been seen since an action was sent. Plain data: it is kept in the journal. */
export interface Watch {
  /** When the action was sent, ms. */
  startedAt: number;
  /** The last reading before the action. */
  before: Reading | null;
  /** First reading after the action in which it was down, ms; null too where it had been down before. */
  wentDownAt: number | null;
  /** The reading that proved that it is back, ms; where its uptime tells it, when it began anew since the reading before. */
  backAt: number | null;
  /** The newest that is known; null before the first reading. */
  lastState: Reading["state"] | null;
}

/**
 * - `watching`: nothing speaks for a restart so far
 * - `not-back-yet`: it is down, since `since`; without one it has been down since before the action
 * - `back`: proven, since `since`
 * - `no-proof`: five minutes have passed; `since` as in `not-back-yet`
 */
export interface WatchVerdict {
  state: "watching" | "not-back-yet" | "back" | "no-proof";
  /** Milliseconds. */
  since: number | null;
  lastState: Watch["lastState"];
}

/** After this long without proof it is said plainly, ms. */
export const PROOF_WITHIN_MS = 5 * 60_000;
/** A reply may be this much older than its arrival, and uptimes are rounded, ms. */
const SLACK_MS = 20_000;

/** Starts the watch of an action that was sent at `startedAt`; `before` is the last reading known. */
export function startWatch(startedAt: number, before: Reading | null): Watch {
  return { startedAt, before, wentDownAt: null, backAt: null, lastState: null };
}

/**
 * Takes in a reading. Returns the very same watch when nothing changed, so that only changes are
 * written down. Readings from before the action, and all after the proof, change nothing.
 * @param last when the reading before this one came, ms
 */
export function observe(watch: Watch, reading: Reading, last = 0): Watch {
  if (watch.backAt !== null || reading.at <= watch.startedAt) return watch;
  const isDown = reading.state === "down" || reading.registered === false;
  const isNew = hasRestarted(watch, reading);
  const isBack = !isDown && (isNew || hasReturned(watch, reading));
  const wentDownAt = watch.wentDownAt ?? (isDown && !wasDown(watch) ? reading.at : null);
  const lastState = isDown ? "down" : reading.state;
  if (!isBack && wentDownAt === watch.wentDownAt && lastState === watch.lastState) return watch;
  const upSince = isNew ? reading.at - Number(reading.uptimeS) * 1000 : reading.at;
  return { ...watch, wentDownAt, lastState, backAt: isBack ? Math.max(upSince, last) : null };
}

/** What can be said now; to be asked with a time at which somebody has had a look. */
export function judge(watch: Watch, now: number): WatchVerdict {
  const { lastState } = watch;
  if (watch.backAt !== null) return { state: "back", since: watch.backAt, lastState };
  const since = watch.wentDownAt;
  if (now - watch.startedAt >= PROOF_WITHIN_MS) return { state: "no-proof", since, lastState };
  const isDown = since !== null || wasDown(watch);
  return { state: isDown ? "not-back-yet" : "watching", since, lastState };
}

/** The uptime began anew after the action: started since, and less than it would have grown to. */
function hasRestarted({ startedAt, before }: Watch, { at, uptimeS }: Reading): boolean {
  if (uptimeS === null || uptimeS < 0 || at - uptimeS * 1000 < startedAt) return false;
  if (before === null || before.uptimeS === null) return true;
  const hadItGoneOn = before.uptimeS * 1000 + (at - before.at);
  return uptimeS < before.uptimeS || uptimeS * 1000 + SLACK_MS < hadItGoneOn;
}

/** It was seen down and is up. One that was down before must be registered: `up` may be old news. */
function hasReturned(watch: Watch, { state, registered }: Reading): boolean {
  if (wasDown(watch)) return state === "up" && registered === true;
  return watch.wentDownAt !== null && (state === "up" || registered === true);
}

function wasDown({ before }: Watch): boolean {
  return before !== null && (before.state === "down" || before.registered === false);
}
