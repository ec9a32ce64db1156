import { expect, test } from "vitest";
import { exportColumns } from "#src/resource/export-rows.ts";
import { pbxList } from "./pbx-columns.tsx";

test("figures have their units in a file as well", async () => {
  const out = await exportColumns(pbxList.columns, (id) => id);
  const names = out.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["ringtime (s)"]));
});
