import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge, observe, PROOF_WITHIN_MS, startWatch, type Reading } from "./watch.ts";

const SENT = 1_700_000_000_000;
const at = (seconds: number) => SENT + seconds * 1000;

/** A reading so many seconds after the action was sent. */
function reading(
  seconds: number,
  state: Reading["state"],
  uptimeS: number | null = null,
  registered: boolean | null = null,
): Reading {
  return { at: at(seconds), state, uptimeS, registered };
}

const wasUp = reading(-5, "up", 1000, true);
const wasDown = reading(-5, "down", null, false);

/** As a page takes them in: each with the one before it. */
const watchOf = (before: Reading | null, readings: readonly Reading[]) =>
  readings.reduce(
    (watch, one, index) => observe(watch, one, (readings[index - 1] ?? before)?.at),
    startWatch(SENT, before),
  );

function run(before: Reading | null, readings: Reading[], nowS: number) {
  const watch = watchOf(before, readings);
  const { state, since } = judge(watch, at(nowS));
  return [state, since === null ? null : (since - SENT) / 1000];
}

describe("the watch after an action says", () => {
  const up = (s: number, uptime: number | null = null) => reading(s, "up", uptime, true);
  const down = (s: number) => reading(s, "down", null, false);
  const table: [string, Reading | null, Reading[], number, [string, number | null]][] = [
    ["watching before any reading", wasUp, [], 10, ["watching", null]],
    ["watching while it is up as before", wasUp, [up(10, 1015)], 10, ["watching", null]],
    ["watching where no uptime is told", wasUp, [up(10), up(60)], 60, ["watching", null]],
    ["watching on readings that say nothing", null, [reading(9, "unknown")], 9, ["watching", null]],
    ["not back yet once it went down", wasUp, [up(3, 1008), down(6)], 9, ["not-back-yet", 6]],
    ["the first time it was down", wasUp, [down(6), down(12)], 15, ["not-back-yet", 6]],
    ["back when down and up again", wasUp, [down(6), up(30)], 31, ["back", 30]],
    ["back by the uptime alone", wasUp, [up(40, 30)], 41, ["back", 10]],
    ["back by the uptime without one before", null, [up(40, 30)], 41, ["back", 10]],
    [
      "back by the uptime of an unknown state",
      wasUp,
      [reading(40, "unknown", 30)],
      41,
      ["back", 10],
    ],
    [
      "not back while down, whatever the uptime",
      wasUp,
      [reading(9, "down", 3)],
      9,
      ["not-back-yet", 9],
    ],
    [
      "not back while unregistered",
      wasUp,
      [reading(40, "up", 30, false)],
      41,
      ["not-back-yet", 40],
    ],
    ["nothing from an uptime older than the action", null, [up(40, 60)], 41, ["watching", null]],
    [
      "nothing from a reply that took long",
      reading(-5, "up", 1, true),
      [up(20, 12)],
      21,
      ["watching", null],
    ],
    ["nothing from a negative uptime", wasUp, [up(40, -1)], 41, ["watching", null]],
    ["nothing from a reading before the action", wasUp, [down(-1), up(0)], 5, ["watching", null]],
    ["not back yet for one that was down", wasDown, [], 5, ["not-back-yet", null]],
    [
      "no time of its own for one that was down before and still is",
      wasDown,
      [down(9), down(20)],
      21,
      ["not-back-yet", null],
    ],
    ["no proof, and no time, for one that stays down", wasDown, [down(9)], 300, ["no-proof", null]],
    [
      "not back for one that was down and is called up",
      wasDown,
      [reading(9, "up")],
      9,
      ["not-back-yet", null],
    ],
    ["back for one that was down and registered", wasDown, [down(9), up(30)], 31, ["back", 30]],
    [
      "back for one whose registration was lost",
      wasUp,
      [reading(9, "up", null, false), up(30)],
      31,
      ["back", 30],
    ],
    ["back for ever after", wasUp, [down(6), up(30), down(50)], 600, ["back", 30]],
    ["no proof after five minutes", wasUp, [up(290, 1295)], 300, ["no-proof", null]],
    ["no proof, and since when it is down", wasUp, [down(6)], 300, ["no-proof", 6]],
    ["back even when late", wasUp, [down(6), down(395), up(400, 1)], 401, ["back", 399]],
    [
      "since when, where nobody had looked for long",
      wasUp,
      [up(5), up(400, 60)],
      401,
      ["back", 340],
    ],
    ["nothing from before the last look", wasUp, [down(300), up(400, 200)], 401, ["back", 300]],
  ];
  test.each(table)("%s", (_, before, readings, now, expected) => {
    expect(run(before, readings, now)).toEqual(expected);
  });

  test("what it knows with the same object while nothing changes", () => {
    const watch = observe(startWatch(SENT, wasUp), up(5, 1010));
    expect(observe(watch, up(10, 1015))).toBe(watch);
  });

  test("never back of a device that simply stayed up", () => {
    const replies = fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 900 }), late: fc.nat(19) }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 1e7 }),
        replies,
        fc.boolean(),
        (age, list, isKnown) => {
          // `late`: the figure is that many seconds older than its arrival.
          const before = isKnown ? reading(-1, "up", age - 1, true) : null;
          const readings = list.map(({ after, late }) =>
            reading(after, "up", Math.max(age, age + after - late), true),
          );
          const [state] = run(before, readings, PROOF_WITHIN_MS / 1000 - 1);
          expect(state).toBe("watching");
        },
      ),
    );
  });

  test("always something, for any readings in any order, and back only of one that is up", () => {
    const anyReading = fc.record({
      at: fc.integer({ min: at(-600), max: at(900) }),
      state: fc.constantFrom<Reading["state"][]>("up", "down", "unknown"),
      uptimeS: fc.option(fc.integer({ min: -1, max: 10_000 })),
      registered: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.option(anyReading), fc.array(anyReading), (before, readings) => {
        const watch = watchOf(before, readings);
        const { state, since } = judge(watch, at(1000));
        expect(["back", "no-proof"]).toContain(state);
        if (state !== "back") return;
        expect(since).toBeGreaterThanOrEqual(SENT);
        expect(readings.some((r) => r.state !== "down" && r.registered !== false)).toBe(true);
      }),
    );
  });
});
