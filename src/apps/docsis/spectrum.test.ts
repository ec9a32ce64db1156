import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChannels } from "./channels.ts";
import { spectrumOf } from "./spectrum.ts";

const MHZ = 1_000_000;
const channels = (...rows: Record<string, unknown>[]) => readChannels(rows, "up").channels;

describe("channels on a frequency axis", () => {
  it("stand by their frequency and width, on round ticks", () => {
    const lane = {
      name: "ca3-0",
      channels: channels(
        { id: 1, freq: 30 * MHZ, width: 4 * MHZ },
        { id: 2, freq: 38 * MHZ, width: 4 * MHZ },
      ),
    };
    const spectrum = spectrumOf([lane]);
    expect(spectrum).toMatchObject({ low: 28 * MHZ, high: 40 * MHZ });
    expect(spectrum?.ticks.map(({ hz }) => hz / MHZ)).toStrictEqual([28, 30, 32, 34, 36, 38, 40]);
    expect(spectrum?.lanes[0]?.bars.map(({ from, width }) => [from, width])).toStrictEqual([
      [0, 33.33],
      [66.67, 33.33],
    ]);
  });

  it("are nowhere at frequencies that no cable carries", () => {
    const far = channels({ id: 1, freq: 30 * MHZ }, { id: 2, freq: 1e308 }, { id: 3, freq: -5 });
    expect(spectrumOf([{ name: "a", channels: far }])?.lanes[0]?.bars).toHaveLength(1);
    expect(spectrumOf([{ name: "a", channels: channels({ id: 2, freq: 1e308 }) }])).toBeNull();
    const wide = channels({ id: 1, freq: 30 * MHZ, width: 2 ** 53 });
    expect(spectrumOf([{ name: "a", channels: wide }])?.ticks.length).toBeLessThan(20);
  });

  it("have a usual width where none is told, and are nowhere without a frequency", () => {
    const spectrum = spectrumOf([
      { name: "a", channels: channels({ id: 1, freq: 30 * MHZ }, { id: 2 }) },
    ]);
    expect(spectrum?.lanes[0]?.bars).toHaveLength(1);
    expect(spectrum?.lanes[0]?.bars[0]?.width).toBeGreaterThan(0);
    expect(spectrumOf([{ name: "a", channels: channels({ id: 2 }) }])).toBeNull();
    expect(spectrumOf([])).toBeNull();
  });

  it("lie within the axis, whatever they are", () => {
    const row = fc.record({
      id: fc.nat(),
      freq: fc.integer({ min: 5_000_000, max: 1_800_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 64 }), (rows) => {
        const spectrum = spectrumOf([{ name: "x", channels: channels(...rows) }]);
        expect(spectrum?.ticks.length).toBeLessThanOrEqual(12);
        for (const { from, width } of spectrum?.lanes[0]?.bars ?? []) {
          expect(from).toBeGreaterThanOrEqual(-0.01);
          expect(from + width).toBeLessThanOrEqual(100.05);
        }
      }),
    );
  });
});
