import { describe, expect, it } from "vitest";
import { readCpeInfo, type LiveReading } from "#src/apps/monitoring/api.ts";
import { chartsOf } from "./trend.ts";

const reading = (second: number, raw: object): LiveReading => ({
  ...readCpeInfo({ state: "up", state_id: 0, ...raw }),
  at: new Date(Date.UTC(2026, 10, 20, 10, 0, second)),
  raw: null,
  request: { method: "GET", url: "", at: new Date(0), ms: 1 },
});
const light = (dnrx: number | null) => ({
  services: {
    txrx: {
      state_id: 0,
      perfdatas: [
        {
          metric: "dnrx",
          value: dnrx,
          uom: "dBm",
          min: -49,
          max: 5,
          thresholds: [-29, -27, -11, -8],
        },
        { metric: "upatt", value: 22, uom: "dB", min: 1, max: 60, thresholds: [26, 46] },
      ],
    },
  },
});

describe("the charts of live readings", () => {
  it("are one for each service and unit, traffic first, with the limits of the last reading", () => {
    const charts = chartsOf([
      reading(0, { dnbw: 5e6, upbw: 1e6, ...light(-20) }),
      reading(10, { dnbw: 7e6, upbw: 1e6, ...light(-21) }),
    ]);
    expect(charts.map(({ service, unit }) => `${service} ${unit}`)).toStrictEqual([
      "traffic bps",
      "txrx dBm",
      "txrx dB",
    ]);
    expect(charts[1]?.lines[0]?.points.map(({ value }) => value)).toStrictEqual([-20, -21]);
    expect(charts[1]?.limits.map(({ value, text }) => `${value} ${text}`)).toStrictEqual([
      "-29 criticalBelow",
      "-27 warningBelow",
      "-11 warningAbove",
      "-8 criticalAbove",
    ]);
    expect(charts[2]?.limits).toHaveLength(2);
  });

  it("have a gap where nothing was measured, and no chart for what never was", () => {
    const charts = chartsOf([
      reading(0, light(-20)),
      reading(10, { state: "down", state_id: 1, ...light(null) }),
      reading(20, {}),
    ]);
    expect(charts.map(({ service }) => service)).toStrictEqual(["txrx", "txrx"]);
    expect(charts[0]?.lines[0]?.points.map(({ value }) => value)).toStrictEqual([-20, null, null]);
  });
});
