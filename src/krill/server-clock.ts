import { createListeners } from "#src/util/listeners.ts";
// Ages and planned times are worth what the two clocks agree on: how far this machine's is from the server's.

/** A difference below this is not told, and not corrected: replies name whole seconds and take their time. */
const TOLERANCE_MS = 2 * 60_000;
/** A reply that took longer than this does not tell when in between its time was written, ms. */
const SLOW_MS = 10_000;

let offset = 0;
const { subscribe, tell } = createListeners();

/** How far this machine's clock is ahead of the server's, as a store for `useSyncExternalStore`. */
export const clockOffset = {
  subscribe,
  /** Whole minutes, negative where it is behind; 0 where they agree or the server does not tell. */
  get: (): number => Math.round(offset / 60_000),
};

/** The time by the server's clock, ms: for what it compares with its own, and for its own moments. */
export function serverNow(): number {
  return byServer(Date.now());
}

/** A moment of this machine's clock as the server's clock had it, ms: before it is compared with what the server wrote. */
export function byServer(at: Date | number): number {
  return Number(at) - offset;
}

/**
 * Takes the `Date` of a reply (HTTP says that every server sends it; another origin's may not be
 * read, and tells nothing).
 * @param sentAt when the request was sent, ms by this machine's clock
 */
export function noteServerTime(date: string | null, sentAt: number): void {
  const told = date === null ? Number.NaN : Date.parse(date);
  const now = Date.now();
  if (Number.isNaN(told) || now - sentAt > SLOW_MS || now < sentAt) return;
  const found = (sentAt + now) / 2 - told;
  const next = Math.abs(found) < TOLERANCE_MS ? 0 : found;
  const before = clockOffset.get();
  offset = next;
  if (clockOffset.get() !== before) tell();
}
