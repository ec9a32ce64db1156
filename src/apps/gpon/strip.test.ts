import { expect, test } from "vitest";
import type { PortRow } from "./port-rows.ts";
import { sharedBand, stripOf } from "./strip.ts";

const BAND = { criticalLow: -30, warningLow: -28, warningHigh: -10, criticalHigh: -8 };
const port = [-18, -20].map((dnrx, at) => ({
  id: String(at),
  onuId: at,
  distance: null,
  dnrx,
})) as PortRow[];

test("the line of the median is where the port's judgement has it, between two ONUs", () => {
  const { marks, median } = stripOf(port, "dnrx", BAND, -19);
  const [one, other] = marks.map(({ y }) => y ?? 0);
  expect(median).toBeCloseTo(((one ?? 0) + (other ?? 0)) / 2, 1);
  expect(stripOf(port, "dnrx", BAND, null).median).toBeNull();
});

test("the limits stand at the edges of what is good", () => {
  const { limits, zones } = stripOf(port, "dnrx", BAND, -19);
  const good = zones.find(({ kind }) => kind === "ok");
  expect(limits.map(({ value }) => value)).toEqual([-28, -10]);
  expect(limits.map(({ y }) => y)).toEqual([good?.to, good?.from]);
});

test("without limits the strip says its weakest and its strongest level", () => {
  const { limits, marks } = stripOf(port, "dnrx", null, -19);
  expect(limits.map(({ value, y }) => [value, y])).toEqual([
    [-20, marks[1]?.y],
    [-18, marks[0]?.y],
  ]);
  expect(stripOf(port.slice(0, 1), "dnrx", null, -18).limits).toHaveLength(1);
  expect(stripOf([], "dnrx", null, null).limits).toEqual([]);
});

test("the limits of several realms are drawn where they are the same, and no one realm's where they differ", () => {
  const realm = (dnrx: typeof BAND | null) => ({ dnrx, uprx: null });
  const same = new Map([
    ["pim", realm(BAND)],
    ["dem", realm({ ...BAND })],
  ]);
  expect(sharedBand(same, "dnrx")).toEqual(BAND);
  expect(sharedBand(same, "uprx")).toBeNull();
  const other = new Map([...same, ["phi", realm({ ...BAND, warningLow: -26 })]]);
  expect(sharedBand(other, "dnrx")).toBeNull();
  expect(sharedBand(new Map([...same, ["phi", realm(null)]]), "dnrx")).toBeNull();
  expect(sharedBand(new Map(), "dnrx")).toBeNull();
});
