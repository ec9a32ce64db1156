import { expect, test } from "vitest";
import { leftAsTheyWere, namedAs, savedAs } from "./write-store.ts";

const thing = (id: string, name: string) => ({
  app: "isp",
  kind: "customer",
  id,
  name,
  path: `/isp/customers/${id}`,
});

test.each([
  ["Nueva Cliente", "#1056", "Nueva Cliente"],
  ["nap-7", "1056", "nap-7"],
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

test.each<[string, object, object, object | null, string[]]>([
  ["taken", { city: "Mía" }, { city: "Suya" }, { city: "Mía" }, []],
  [
    "taken in the server's own way",
    { external_id: "b" },
    { external_id: "a" },
    { external_id: "B" },
    [],
  ],
  [
    "left",
    { city: "Mía", comment: "x" },
    { city: null, comment: "" },
    { city: "", comment: "x" },
    ["city"],
  ],
  [
    "left, a thing in the place of its id",
    { profile: 7 },
    { profile: 4 },
    { profile: { id: 4 } },
    ["profile"],
  ],
  ["put back to what means the same", { active: true }, { active: "1" }, { active: 1 }, []],
  ["not told", { city: "Mía" }, { city: "Suya" }, { id: 7 }, []],
  ["answered without a body", { city: "Mía" }, { city: "Suya" }, null, []],
  [
    "secret, answered by dots",
    { wifi_password: "new" },
    { wifi_password: "•••" },
    { wifi_password: "•••" },
    [],
  ],
  ["created", { city: "Mía" }, {}, { city: "" }, []],
])("a change that was %s", (_, body, before, row, left) => {
  const answered = row && { ...row };
  expect(leftAsTheyWere({ ...body }, { ...before }, answered)).toEqual(left);
});
