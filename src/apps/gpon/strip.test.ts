import { expect, test } from "vitest";
import type { PortRow } from "./port-rows.ts";
import { stripOf } from "./strip.ts";

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

test("the limits stand at the edges of what is good, and none where none is known", () => {
  const { limits, zones } = stripOf(port, "dnrx", BAND, -19);
  const good = zones.find(({ kind }) => kind === "ok");
  expect(limits.map(({ value }) => value)).toEqual([-28, -10]);
  expect(limits.map(({ y }) => y)).toEqual([good?.to, good?.from]);
  expect(stripOf(port, "dnrx", null, -19).limits).toEqual([]);
});
