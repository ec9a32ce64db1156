import { expect, test } from "vitest";
import { namedAs, savedAs } from "./write-store.ts";

const thing = (id: string, name: string) => ({
  app: "isp",
  kind: "customer",
  id,
  name,
  path: `/isp/customers/${id}`,
});

test.each([
  ["Nueva Cliente", "#1056", "Nueva Cliente"],
  ["Nueva Cliente", "Nueva Cliente Pérez", "Nueva Cliente Pérez"],
  ["?", "#1056", "#1056"],
])("a thing typed as %s that comes back as %s is called %s", (typed, made, name) => {
  expect(namedAs(thing("", typed), thing("1056", made))).toEqual(thing("1056", name));
});

test.each([
  ["the reply", { id: 7, external_id: "AB-1" }, 0],
  ["one more reading, where the reply has its id alone", { id: 7 }, 1],
  ["one more reading, where there is no object in the reply", null, 1],
])("what the server made of a value is told by %s", async (_, row, readings) => {
  let asked = 0;
  const fetchOne = async () => {
    asked += 1;
    const data = { id: 7, external_id: "AB-1" };
    return { data, allow: null, at: new Date(0), odd: [] };
  };
  const saved = await savedAs({ fetchOne }, "7", { external_id: "ab-1" }, row);
  expect([saved["external_id"], asked]).toEqual(["AB-1", readings]);
});

test("what was sent stands where nothing tells what became of it", async () => {
  const fetchOne = () => Promise.reject(new Error("away"));
  expect(await savedAs({ fetchOne }, "7", { name: "x" }, null)).toEqual({ name: "x" });
});
