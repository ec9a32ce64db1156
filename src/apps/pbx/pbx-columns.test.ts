import { expect, test } from "vitest";
import { exportColumns } from "#src/resource/export-rows.ts";
import { whole } from "#src/util/read.ts";
import { pbxs } from "./api.ts";
import { contextName, nameIn, pbxList } from "./pbx-columns.tsx";

test("figures have their units in a file as well", async () => {
  const out = await exportColumns(pbxList.columns, (id) => id);
  const names = out.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["ringtime (s)"]));
});

test.each([
  [21, "#21"],
  [{ id: 21 }, "#21"],
  [{ id: 21, ddi: "912000001" }, "912000001"],
  ["912000001", "912000001"],
  [null, null],
  [{}, null],
])("%j stands as %j: an id is no telephone number", (value, name) => {
  expect(nameIn(value)).toBe(name);
});

test.each([
  [{ context: 1, contextname: "own" }, "own"],
  [{ context: 1 }, "national"],
  [{ context: "1" }, "national"],
  [{ context: { id: 2, name: "whole" } }, "whole"],
  [{ context: 9 }, "#9"],
  [{ context: "barred" }, "barred"],
  [{}, null],
])("the context of %j is %j", (fields, name) => {
  const pbx = pbxs.spec.read({ id: 1, ...fields }, whole());
  expect(pbx && contextName(pbx, [{ id: 1, name: "national" }])).toBe(name);
});
