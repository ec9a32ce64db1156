import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agesOf, RANGE_KEYS, spanOf, spanParams, zoomed } from "./time-range.ts";

const NOW = Date.UTC(2026, 4, 20, 12, 30, 40);

const minutesOf = (age: string) =>
  Number(age.slice(0, -1)) * { m: 1, h: 60, d: 1440 }[age.at(-1) as "m" | "h" | "d"];

describe("a span of time in an address", () => {
  test.each([
    ["", "24h", "24h", "0m"],
    ["range=1h", "1h", "1h", "0m"],
    ["range=30d", "30d", "30d", "0m"],
    ["range=nonsense", "24h", "24h", "0m"],
    ["from=2026-05-20T11:00Z&to=2026-05-20T12:00Z", "custom", "91m", "30m"],
    ["from=2026-05-20T11:00Z", "custom", "91m", "0m"],
    ["from=2026-05-20T12:00Z&to=2099-01-01T00:00Z", "custom", "31m", "0m"],
    ["from=2026-05-20T12:00Z&to=2026-05-20T11:00Z", "24h", "24h", "0m"],
    ["from=2099-01-01T00:00Z", "24h", "24h", "0m"],
    ["from=2026-02-31Tx&to=1", "24h", "24h", "0m"],
  ])("%s", (address, key, start, end) => {
    const span = spanOf(new URLSearchParams(address), "24h", NOW);
    expect(span.key).toBe(key);
    const ages = agesOf(span, Math.floor(NOW / 60_000) * 60_000 + (key === "custom" ? 40_000 : 0));
    expect(ages).toEqual({ start, end });
  });

  test("whatever stands in an address, the span has a length and does not reach into the future", () => {
    const when = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });
    const one = fc.oneof(fc.constantFrom<string>(...RANGE_KEYS), fc.string());
    fc.assert(
      fc.property(one, when, when, fc.integer({ min: 1e12, max: 3e12 }), (range, a, b, now) => {
        const written = spanParams({ from: a, to: b });
        const params = new URLSearchParams({ range });
        if (written.from && written.to && range.length % 2 === 0) {
          params.set("from", written.from);
          params.set("to", written.to);
        }
        const span = spanOf(params, "24h", now);
        expect(span.from.getTime()).toBeLessThan(span.to.getTime());
        expect(span.to.getTime()).toBeLessThanOrEqual(now);
        const { start, end } = agesOf(span, now);
        expect(minutesOf(start)).toBeGreaterThan(minutesOf(end));
      }),
    );
  });

  test("zooming in halves, zooming out doubles and stops at now", () => {
    const span = spanOf(new URLSearchParams("range=24h"), "24h", NOW);
    const closer = zoomed(span, "in", NOW);
    expect(closer.to.getTime() - closer.from.getTime()).toBe(12 * 3_600_000);
    const wider = zoomed(span, "out", NOW);
    expect(wider.to).toEqual(span.to);
    expect(wider.to.getTime() - wider.from.getTime()).toBe(48 * 3_600_000);
  });
});
