import { byServer } from "#src/krill/server-clock.ts";
import { date, type Fields, num, under, type Where } from "#src/util/read.ts";

/** When a thing was last checked and how often it is: enough to say whether what it says is old. */
export type Checked = {
  since: Date | null;
  lastCheck: Date | null;
  nextCheck: Date | null;
  /** Seconds; where the reply has none (host detail), from the last check to the next. */
  checkIntervalS: number | null;
};

/** Reads when a host or service was checked from its `attrs` (contract 3.2). */
export function readChecked(attrs: Fields, at: Where): Checked {
  const time = (key: string) => date(attrs[key], under(at, key));
  const lastCheck = time("last_check");
  const nextCheck = time("next_check");
  const said = num(attrs.check_interval, under(at, "check_interval"));
  const between =
    lastCheck && nextCheck ? (nextCheck.getTime() - lastCheck.getTime()) / 1000 : null;
  return {
    since: time("last_state_change") ?? time("last_hard_state_change"),
    lastCheck,
    nextCheck,
    checkIntervalS:
      said !== null && said > 0 ? said : between !== null && between > 0 ? between : null,
  };
}

/** When a check was last made and how often it is. */
export type Check = Pick<Checked, "lastCheck" | "checkIntervalS">;

/** Without a known interval, a check counts as old after this many seconds twice over. */
const USUAL_INTERVAL_S = 300;

/**
 * Whether what was reported is too old to stand for now: never checked, or checked longer ago than twice its own
 * interval (PRODUCT 7). A check from the future by more than an interval is a wrong clock, and no better.
 * @param now by this machine's clock
 */
export function isOld({ lastCheck, checkIntervalS }: Check, now: Date | number): boolean {
  if (lastCheck === null) return true;
  const interval = (checkIntervalS ?? USUAL_INTERVAL_S) * 1000;
  const age = byServer(now) - lastCheck.getTime();
  return !(age <= 2 * interval && age >= -interval);
}
