import { expect, test } from "vitest";
import { exportColumns } from "#src/resource/export-rows.ts";
import { napList } from "./nap-columns.tsx";
import { lineOf, oltList, type OltLine } from "./olt-columns.tsx";
import type { OltRow } from "./olt-readings.ts";

test("figures have their units in a file as well", async () => {
  const out = [
    ...(await exportColumns(oltList.columns, (id) => id)),
    ...(await exportColumns(napList.columns, (id) => id)),
  ];
  const names = out.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(["load (%)", "temperature (°C)", "opt_power (dBm)"]),
  );
});

test("an OLT's outages are counted, none only where all were read, and unknown is neither", () => {
  const olt = { name: "oltA", host: null, isUp: true, counts: {} } as unknown as OltRow;
  const heads = new Map([["oltA", { count: 1, devices: 46, names: ["oltA 0/1/1"] }]]);
  const of = (known: Parameters<typeof lineOf>[1]) => {
    const { outages, outageDevices, outageNames }: OltLine = lineOf(olt, known);
    return [outages, outageDevices, outageNames];
  };
  expect(of({ heads, isPart: true })).toEqual([1, 46, "oltA 0/1/1"]);
  expect(of({ heads: new Map(), isPart: false })).toEqual([0, 0, ""]);
  expect(of({ heads: new Map(), isPart: true })).toEqual([null, 0, ""]);
  expect(of(undefined)).toEqual([null, 0, ""]);
});
