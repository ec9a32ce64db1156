import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { levelScale } from "./level-scale.ts";

const RX = { criticalLow: -29, warningLow: -27, warningHigh: -11, criticalHigh: -8 };
const kinds = (...args: Parameters<typeof levelScale>) =>
  levelScale(...args)?.zones.map(({ kind }) => kind);

describe("levelScale", () => {
  test("four limits make five zones, two make three", () => {
    expect(kinds(-20, RX)).toEqual(["critical", "warning", "ok", "warning", "critical"]);
    expect(kinds(15, { warningHigh: 26, criticalHigh: 46 })).toEqual(["ok", "warning", "critical"]);
    expect(kinds(15, { criticalLow: 3 })).toEqual(["critical", "ok"]);
  });

  test("without limits there is no scale", () => {
    expect(levelScale(2.3, {}, { min: -10, max: 15 })).toBeNull();
  });

  test("without a reading the zones stay and nothing is marked", () => {
    expect(levelScale(null, RX)).toMatchObject({ at: null });
    expect(kinds(null, RX)).toHaveLength(5);
  });

  test("the zones fill the bar in order and the value stands in its own zone", () => {
    const limits = fc
      .uniqueArray(fc.integer({ min: -60, max: 60 }), { minLength: 4, maxLength: 4 })
      .map((four) => four.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(limits, fc.double({ min: -80, max: 80, noNaN: true }), (four, value) => {
        const [criticalLow = 0, warningLow = 0, warningHigh = 0, criticalHigh = 0] = four;
        const scale = levelScale(value, { criticalLow, warningLow, warningHigh, criticalHigh });
        const zones = scale?.zones ?? [];
        expect(zones[0]?.from).toBe(0);
        expect(zones.at(-1)?.to).toBe(100);
        for (const [index, zone] of zones.entries())
          expect(zone.from).toBe(index === 0 ? 0 : zones[index - 1]?.to);
        const at = scale?.at ?? -1;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(100);
      }),
    );
  });
});
