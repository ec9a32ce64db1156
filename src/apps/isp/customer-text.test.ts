import { expect, test } from "vitest";
import { customerText, type Cpe } from "./api.ts";

const named = (name: string) => ({ id: 65, name, surname: null }) as Cpe["customer"];

test.each<[Cpe["customer"], string]>([
  [null, ""],
  [65, "#65"],
  [named("Ana"), "Ana"],
  [named(""), "#65"],
  [named("x".repeat(500)), `${"x".repeat(119)}…`],
])("a customer %j is shown as %j", (customer, shown) => {
  expect(customerText({ customer })).toBe(shown);
});
