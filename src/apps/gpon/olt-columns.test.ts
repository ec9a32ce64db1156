import { expect, test } from "vitest";
import { exportColumns } from "#src/resource/export-rows.ts";
import { napList } from "./nap-columns.tsx";
import { oltList } from "./olt-columns.tsx";

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
