import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { targetsOf } from "./fake-krill.ts";
import type { JobTarget } from "./job.ts";
import {
  DEFAULT_PLAN,
  estimateMs,
  inRunOrder,
  mustStop,
  nextInQueue,
  planWarnings,
  soundPlan,
  waveCount,
  waveOf,
  waveRange,
  waveSizes,
} from "./plan.ts";

const places = fc.record({
  total: fc.nat(500),
  plan: fc.record({
    canary: fc.integer({ min: 1, max: 9 }),
    waveSize: fc.integer({ min: 1, max: 60 }),
  }),
  canaryEnd: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
});

describe("waves", () => {
  test("hold each target once, in order, whatever the sizes", () => {
    fc.assert(
      fc.property(places, (place) => {
        let next = 0;
        for (let wave = 0; wave < waveCount(place); wave++) {
          const [from, to] = waveRange(wave, place);
          expect(from).toBe(next);
          for (let index = from; index < to; index++) expect(waveOf(index, place)).toBe(wave);
          next = to;
        }
        expect(next).toBe(place.total);
        expect(waveSizes(place).reduce((sum, size) => sum + size, 0)).toBe(place.total);
      }),
    );
  });

  test("of the default plan: a canary of 3, then 50 at a time", () => {
    expect(waveSizes({ total: 120, plan: DEFAULT_PLAN })).toEqual([3, 50, 50, 17]);
  });
});

describe("the order", () => {
  test("keeps every target once", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 30 }), (count, canary) => {
        const targets = targetsOf(count);
        const ordered = inRunOrder(targets, { ...DEFAULT_PLAN, canary });
        expect(new Set(ordered)).toEqual(new Set(targets));
        expect(ordered).toHaveLength(count);
      }),
    );
  });

  test("takes canaries that differ: other PON, realm, model", () => {
    const target = (id: number, more: Partial<JobTarget>): JobTarget => ({
      id,
      name: `cpe${id}`,
      line: null,
      realm: "cpe",
      model: "HG8245H",
      tech: "gpon",
      pon: "olt1 0/1/1",
      value: null,
      ...more,
    });
    const targets = [
      ...Array.from({ length: 40 }, (_, index) => target(index, {})),
      target(100, { realm: "dem", model: "F660" }),
      target(101, { pon: "olt1 0/1/2" }),
    ];
    const ids = inRunOrder(targets, DEFAULT_PLAN).map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual([0, 100, 101, 1]);
  });
});

describe("brakes", () => {
  const brakes = { maxFailureShare: 0.1, minFailures: 3 };
  test.each([
    ["a canary that went well", 3, 0, 0, null],
    ["one bad canary", 2, 1, 0, "canary-failed"],
    ["two failures are few, whatever the share", 1, 2, 1, null],
    ["three of four", 1, 3, 1, "threshold"],
    ["exactly the share", 27, 3, 1, null],
    ["just above the share", 26, 3, 1, "threshold"],
    ["a tenth of many", 900, 100, 9, null],
    ["more than a tenth of many", 890, 100, 9, "threshold"],
  ] as const)("%s", (_, done, bad, wave, expected) => {
    expect(mustStop({ done, bad }, brakes, wave)).toBe(expected);
  });

  test("a plan from wild numbers is sound", () => {
    const wild = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1e9, NaN));
    fc.assert(
      fc.property(wild, wild, wild, (a, b, c) => {
        const plan = soundPlan({
          ...DEFAULT_PLAN,
          canary: a,
          waveSize: b,
          concurrency: c,
          perPon: a,
          perMinute: b,
          maxFailureShare: c,
          minFailures: a,
        });
        for (const value of [plan.canary, plan.waveSize, plan.perPon, plan.minFailures])
          expect(Number.isInteger(value) && value >= 1).toBe(true);
        expect(plan.concurrency).toBeLessThanOrEqual(16);
        expect(plan.concurrency).toBeGreaterThanOrEqual(1);
        expect(plan.maxFailureShare).toBeGreaterThanOrEqual(0);
        expect(plan.maxFailureShare).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("the next target is the first whose PON has room", () => {
    const queue = ["a", "a", null, "b"].map((pon) => ({ target: { pon } }));
    expect(nextInQueue(queue, new Map(), 2)).toBe(0);
    expect(nextInQueue(queue, new Map([["a", 2]]), 2)).toBe(2);
    expect(nextInQueue(queue.slice(0, 2), new Map([["a", 1]]), 1)).toBeNull();
  });
});

describe("before the start", () => {
  test("warns of more than half of a PON in one wave, and of several realms", () => {
    const targets = targetsOf(80).map((one) => ({ ...one, pon: "olt1 0/1/1" }));
    const sizes = new Map([["olt1 0/1/1", 64]]);
    expect(planWarnings(targets, DEFAULT_PLAN, sizes)).toEqual([
      { kind: "pon", pon: "olt1 0/1/1", atOnce: 50, of: 64 },
      { kind: "realms", realms: ["cpe", "dem"] },
    ]);
    expect(planWarnings(targets, { ...DEFAULT_PLAN, verify: true }, sizes)).toMatchObject([
      { kind: "realms" },
    ]);
  });

  test("estimates by concurrency, rate and proofs", () => {
    const plan = { ...DEFAULT_PLAN, concurrency: 10 };
    expect(estimateMs(103, plan, 1000)).toBe(1000 + 5000 + 5000);
    expect(estimateMs(120, { ...plan, perMinute: 10 }, 1000)).toBe(11 * 60_000);
    expect(estimateMs(3, { ...plan, verify: true }, 1000)).toBeGreaterThan(60_000);
  });
});
