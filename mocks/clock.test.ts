import { describe, expect, test } from "vitest";
import { createClock, stamp } from "./clock.ts";

describe("the clock", () => {
  test("what was put off happens when somebody looks, in order and as of its own moment", () => {
    const clock = createClock(() => 0);
    const seen: [string, number][] = [];
    clock.later(25, (at) => seen.push(["back", at]));
    clock.later(2, (at) => {
      seen.push(["down", at]);
      clock.later(3, (then) => seen.push(["noticed", then]), at);
    });
    clock.advance(1);
    expect(clock.settle()).toBe(0);
    clock.advance(60);
    expect(clock.settle()).toBe(3);
    expect(seen).toEqual([
      ["down", 2000],
      ["noticed", 5000],
      ["back", 25_000],
    ]);
  });

  test.each([
    ["2025-01-20T06:26:40.029Z", "2025-01-20T07:26:40.029000+01:00"],
    ["2022-04-07T09:20:48Z", "2022-04-07T11:20:48+02:00"],
    ["2025-03-30T00:59:59Z", "2025-03-30T01:59:59+01:00"],
    ["2025-03-30T01:00:00Z", "2025-03-30T03:00:00+02:00"],
    ["2025-10-26T00:59:59Z", "2025-10-26T02:59:59+02:00"],
    ["2025-10-26T01:00:00Z", "2025-10-26T02:00:00+01:00"],
  ])("%s is written %s, as the API writes times (contract 2.8)", (utc, written) => {
    expect(stamp(Date.parse(utc))).toBe(written);
  });
});
