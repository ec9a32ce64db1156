import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signalsOf } from "./signal.ts";

describe("the signal of a radio device", () => {
  it("is found wherever a server puts it, with its unit; all else stays", () => {
    const { signals, rest } = signalsOf({
      "tech.lte": { RSRP: "-97", rsrq: -11, SINR: 14.2, Band: "B3", cell_id: 81_920, apn: "net" },
      "tech.ip": "10.0.0.4",
    });
    expect(signals.map(({ key, value, unit }) => [key, value, unit])).toStrictEqual([
      ["band", "B3", ""],
      ["cell", 81_920, ""],
      ["rsrp", -97, "dBm"],
      ["rsrq", -11, "dB"],
      ["sinr", 14.2, "dB"],
    ]);
    expect(rest).toStrictEqual({ "tech.lte": { apn: "net" }, "tech.ip": "10.0.0.4" });
  });

  it("of a WiMAX station has its frequency in megahertz, whatever it came in", () => {
    const { signals } = signalsOf({
      "tech.freq": 3_550_000,
      "tech.channel_width": 10_000_000,
      "tech.cinr": 24,
      "tech.rssi": "weak",
    });
    expect(signals.map(({ key, value, unit }) => `${key} ${value} ${unit}`)).toStrictEqual([
      "frequency 3550 MHz",
      "width 10 MHz",
      "rssi weak ",
      "cinr 24 dB",
    ]);
  });

  it("loses nothing and never throws", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
        const { signals, rest } = signalsOf(extra);
        const kept = Object.keys(rest).length + signals.length;
        expect(kept > 0 || Object.values(extra).every(isEmpty)).toBe(true);
      }),
      { examples: [[Object.fromEntries([["__proto__", 1]])]] },
    );
  });
});

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every(isEmpty);
}
