import { expect, test } from "vitest";
import { namedAs } from "./write-store.ts";

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
