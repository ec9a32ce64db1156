import { expect, test } from "vitest";
import { judge, observe, startWatch } from "#src/jobs/watch.ts";
import type { Session, SessionReading } from "./api.ts";
import { asReading } from "./session-proof.ts";

const START = Date.UTC(2027, 0, 1);
const at = (seconds: number) => new Date(START + seconds * 1000);
const other: Session = { id: "new" };
const reading = (
  seconds: number,
  state: SessionReading["state"],
  others: Session[] = [],
): SessionReading => ({ session: null, state, others, at: at(seconds) });

/** What the page says after a disconnect was sent at second 10. */
function said(...readings: SessionReading[]): string {
  const before = asReading(reading(0, "online"));
  const watch = readings
    .map(asReading)
    .reduce((so, one) => observe(so, one), startWatch(at(10).getTime(), before));
  return judge(watch, at(60).getTime()).state;
}

test.each<[string, SessionReading[], string]>([
  ["still there", [reading(15, "online")], "watching"],
  ["gone, nobody back", [reading(15, "gone")], "not-back-yet"],
  ["ended, nobody back", [reading(15, "ended")], "not-back-yet"],
  ["gone, then a new session", [reading(15, "gone"), reading(20, "ended", [other])], "back"],
  ["replaced between two readings", [reading(15, "ended", [other])], "back"],
  ["read before it was sent", [reading(5, "gone")], "watching"],
  ["the server cannot be asked", [reading(15, "unknown", [other])], "watching"],
])("a session that is %s", (_, readings, verdict) => {
  expect(said(...readings)).toBe(verdict);
});
