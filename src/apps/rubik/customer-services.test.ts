import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { servicesOf } from "./customer-services.ts";

const ana = { id: 1, crm_external_id: "X1", crm_customer_label: "Ana  PÉREZ" };
const berta = { id: 2, crm_external_id: "X12", crm_customer_label: "Berta Gil" };

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

test("a server that refuses to search is asked for the list, and the rest is done here", async () => {
  fakeFetch(({ path }) =>
    path.includes("search=")
      ? { status: 400, json: { search: ["unknown"] } }
      : { status: 200, json: { count: 2, results: [ana, berta] } },
  );
  const asked = servicesOf({ externalId: "X12", name: "Berta Gil" });
  const { rows, isComplete } = await queryClient.fetchQuery(asked);
  expect([rows.map(({ id }) => id), isComplete]).toEqual([[2], true]);
});

/** What is found at a server that gives these rows of so many, whatever it is asked for. */
async function find(rows: object[], count: number, externalId: string | null) {
  const seen = fakeFetch(() => ({ status: 200, json: { count, results: rows } }));
  const found = await queryClient.fetchQuery(servicesOf({ externalId, name: "Ana Pérez" }));
  const asked = seen.map(({ path }) => new URLSearchParams(path.split("?")[1]).get("search"));
  return { ...found, rows: found.rows.map(({ id }) => id), asked };
}

test.each([
  ["the external id decides, whole", [ana, berta], 2, "x1 ", [1], "externalId", true, ["x1 "]],
  ["without one the name does", [ana, berta], 2, null, [1], "name", true, ["Ana Pérez"]],
  ["an id that nothing has leaves the name", [ana], 1, "Y", [1], "name", true, ["Y", "Ana Pérez"]],
  ["a search that is ignored is said", [ana, berta], 300, "X1", [1], "externalId", false, ["X1"]],
] as const)("%s", async (_name, given, count, externalId, rows, by, isComplete, asked) => {
  expect(await find([...given], count, externalId)).toEqual({ rows, by, isComplete, asked });
});
