import { expect, test } from "vitest";
import { newOnes, wallPeriod, wallState } from "./wall-rule.ts";

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

test("what was there at the first look is not new", () => {
  expect(newOnes(null, ["a"])).toEqual([]);
  expect(newOnes(new Set(["a"]), ["a", "b"])).toEqual(["b"]);
});
