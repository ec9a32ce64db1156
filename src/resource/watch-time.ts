/** Not asked for so long while a page is in sight: it was opened just now, or the machine slept, ms. */
const AWAY_MS = 10_000;
/** Who comes back has a new reading after this long at the latest, ms. */
const LOOK_MS = 30_000;

let askedAt = 0;
let backAt = 0;

/**
 * The time for what should have been seen by now (`judge`), asked every second: `now`, or 0 as long as nobody has had time
 * for a look, since the page came into sight or the machine woke.
 */
export function watchTime(now: number): number {
  if (document.hidden || now - askedAt > AWAY_MS) backAt = now;
  askedAt = now;
  return now - backAt < LOOK_MS ? 0 : now;
}
