import { expect, test } from "vitest";
import { brokenFilters, onlyObeying } from "./obeys.ts";

test.each([
  [{ realm: "phi" }, { realm: "phi" }, []],
  [{ realm: "cpe" }, { realm: "phi" }, ["realm"]],
  // What a row does not tell, or tells in a way that nobody reads, is no proof.
  [{ realm: null }, { realm: "phi" }, ["realm"]],
  [{}, { realm: "phi" }, ["realm"]],
  [{ access: null }, { access: "true" }, ["access"]],
  [{ access: false }, { access: "true" }, ["access"]],
  [{ access: true, active: false }, { access: "true", active: "false" }, []],
  // A relation that a server embeds although nobody asked for it.
  [{ profile: { id: 4, name: "600M" } }, { profile: "3" }, ["profile"]],
  [{ profile: { id: 4, name: "600M" } }, { profile: "4" }, []],
  [{ realm: { id: "7", name: "phi" } }, { realm: "phi" }, []],
  [{ customer: 65 }, { customer: 65 }, []],
  [{ sn: "4857544314310a47" }, { sn: "HWTC14310A47" }, []],
  [{ sn: null }, { sn: "HWTC14310A47" }, ["sn"]],
  [{ mac: "6c442aeba9a1" }, { mac: "6c:44:2a:eb:a9:a1" }, []],
  [{ model: "HG8245H" }, { model: "8245" }, []],
  [{ realm: "phi" }, { realm: ["cpe", "phi"] }, []],
  [{ realm: "phi" }, { realm: "", tech: undefined, model: null }, []],
])("%j for %j breaks %j", (row, filters, broken) => {
  expect(brokenFilters(row, filters)).toEqual(broken);
});

test("a page is left with the rows that show what was asked for", () => {
  const page = {
    rows: [{ id: 1, realm: "phi" }, { id: 2, realm: "cpe" }, { id: 3 }],
    received: 3,
    total: 3,
    allow: null,
    at: new Date(0),
    ms: 1,
    odd: [],
  };
  const { rows, received, ignored } = onlyObeying(page, { realm: "phi" });
  expect(rows).toEqual([{ id: 1, realm: "phi" }]);
  expect([received, ignored]).toEqual([3, ["realm"]]);
  // By it a reader of all pages sees that the same one comes again.
  expect(onlyObeying(page, { realm: "none" }).first).toBe(page.rows[0]);
});
