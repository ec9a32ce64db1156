import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSample, forecast, type PoolSample } from "./pool-trend.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const START = Date.UTC(2027, 0, 4);

/** A sample each hour for some days: a peak that grows by `growth` a day, and quiet nights. */
function days(count: number, peak: number, growth: number): PoolSample[] {
  return Array.from({ length: count * 24 }, (_, hour) => {
    const night = hour % 24 < 7 ? 0.4 : 1;
    return {
      at: START + hour * HOUR,
      used: Math.round((peak + growth * Math.floor(hour / 24)) * night),
    };
  });
}

describe("a forecast", () => {
  test.each([
    ["growth of 50 a day, 500 left", days(7, 500, 50), { kind: "full-in", days: 3 }],
    ["growth of 2 a day, 500 left", days(10, 500, 2), { kind: "full-in", days: 240 }],
    ["no growth", days(10, 500, 0), { kind: "steady" }],
    ["a shrinking pool", days(10, 500, -10), { kind: "steady" }],
    ["growth too slow to matter", days(10, 500, 0.5), { kind: "steady" }],
    ["two days", days(2, 500, 50), { kind: "too-few", days: 2 }],
    ["nothing", [], { kind: "too-few", days: 0 }],
  ] as const)("of %s", (_, samples, result) => {
    const now = START + Math.ceil(samples.length / 24) * DAY + HOUR;
    expect(forecast(samples, 1000, now)).toEqual(result);
  });

  test("is not turned by one day with a fault", () => {
    const odd = days(9, 500, 10).map((one) =>
      Math.floor((one.at - START) / DAY) === 4 ? { ...one, used: 20 } : one,
    );
    const now = START + 9 * DAY + HOUR;
    expect(forecast(odd, 1000, now)).toEqual(forecast(days(9, 500, 10), 1000, now));
  });

  test("is not turned by the present day's quiet morning", () => {
    const samples = days(5, 500, 50).filter(({ at }) => at < START + 4 * DAY + 3 * HOUR);
    const now = START + 4 * DAY + 3 * HOUR;
    expect(forecast(samples, 1000, now)).toEqual({ kind: "full-in", days: 6 });
  });

  test("says within a day where the pool is as good as full", () => {
    expect(forecast(days(5, 990, 50), 1000, START + 5 * DAY)).toEqual({ kind: "full-in", days: 0 });
  });
});

describe("the samples that are kept", () => {
  const some = fc.array(
    fc.record({
      at: fc.integer({ min: START, max: START + 90 * DAY }),
      used: fc.integer({ min: 0, max: 65_536 }),
    }),
    { maxLength: 200 },
  );

  test("are in order, one in each two hours, of thirty days at most", () => {
    fc.assert(
      fc.property(some, (samples) => {
        const sorted = samples.toSorted((a, b) => a.at - b.at);
        const kept = sorted.reduce<PoolSample[]>(addSample, []);
        const slots = kept.map(({ at }) => Math.floor(at / (HOUR * 2)));
        expect(new Set(slots).size).toBe(slots.length);
        expect(kept.map(({ at }) => at)).toEqual(
          kept.map(({ at }) => at).toSorted((a, b) => a - b),
        );
        const last = sorted.at(-1);
        for (const { at } of kept) expect(at).toBeGreaterThan((last?.at ?? 0) - 30 * DAY);
      }),
    );
  });

  test("hold the highest of two hours, and none from a clock that was ahead", () => {
    const kept = [9, 12, 7].reduce<PoolSample[]>(
      (samples, used, index) => addSample(samples, { at: START + index * 60_000, used }),
      [],
    );
    expect(kept.map(({ used }) => used)).toEqual([12]);
    expect(addSample([{ at: START + DAY, used: 5 }], { at: START, used: 6 })).toEqual([
      { at: START, used: 6 },
    ]);
  });
});
