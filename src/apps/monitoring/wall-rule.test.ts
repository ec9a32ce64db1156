import { describe, expect, test } from "vitest";
import { isFresh, NOTHING_SEEN, remember, wallPeriod, wallState } from "./wall-rule.ts";

const P = 30_000;

test.each([
  ["nothing yet", { at: null, now: 10_000, hasFailed: false }, "starting"],
  ["an answer", { at: 10_000, now: 12_000, hasFailed: false }, "live"],
  ["a failed try", { at: 10_000, now: 45_000, hasFailed: true }, "late"],
  ["just before two periods", { at: 10_000, now: 10_000 + 2 * P - 1, hasFailed: true }, "late"],
  [
    "two periods after the last answer",
    { at: 10_000, now: 10_000 + 2 * P, hasFailed: true },
    "blind",
  ],
  ["a request that hangs", { at: 10_000, now: 10_000 + 2 * P, hasFailed: false }, "blind"],
  ["a clock put back", { at: 10_800_000, now: 10_000, hasFailed: false }, "blind"],
  ["never any answer", { at: null, now: 2 * P, hasFailed: true }, "blind"],
] as const)("%s", (_, facts, state) => {
  expect(wallState({ ...facts, startedAt: 0, periodMs: P })).toBe(state);
});

test.each([
  [null, 30_000],
  ["", 30_000],
  ["x", 30_000],
  ["-5", 30_000],
  ["60", 60_000],
  ["1", 10_000],
  ["999999", 3_600_000],
])("?wall=%s", (value, period) => expect(wallPeriod(value)).toBe(period));

describe("what is new on a wallboard", () => {
  const outage = (...devices: string[]) => ({ devices, cores: [] });
  const [a, b] = [outage("1", "2", "3"), outage("7", "8")];
  const first = remember(NOTHING_SEEN, [a], 0);

  test("is nothing at the first look", () => {
    expect(first.arrived).toBe(0);
    expect(isFresh(first, a)).toBe(false);
  });

  test("is an outage of devices that were in none before, for five minutes", () => {
    const second = remember(first, [a, b], 30_000);
    expect(second.arrived).toBe(1);
    const later = remember(second, [a, b], 60_000);
    expect(later.arrived).toBe(0);
    expect([isFresh(later, a), isFresh(later, b)]).toEqual([false, true]);
    expect(isFresh(remember(later, [a, b], 400_000), b)).toBe(false);
  });

  test("is none that shrinks, grows by less than its half, or whose first device is back", () => {
    expect(remember(first, [outage("2", "3")], 30_000).arrived).toBe(0);
    expect(remember(first, [outage("1", "2", "3", "4", "5")], 30_000).arrived).toBe(0);
    expect(remember(first, [], 30_000).arrived).toBe(0);
  });

  test("is one that was over and is there again", () => {
    const over = remember(first, [], 30_000);
    expect(remember(over, [a], 60_000).arrived).toBe(1);
  });
});
