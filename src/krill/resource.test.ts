import { expect, test } from "vitest";
import { fakeFetch } from "./fake-fetch.ts";
import { row } from "./read-row.ts";
import { resource } from "./resource.ts";

const things = resource({ app: "test", name: "things", read: row({}) });
/** What `Details` shows of it: the request, and the reply as it came. */
const CAME = { status: 200, raw: expect.any(String), request: { method: "GET" } };

const ask = (json: unknown) => {
  fakeFetch(() => ({ status: 200, json }));
  return things.fetchPage({ limit: 25, offset: 0 });
};

test.each<[string, unknown]>([
  ["words alone", { detail: "The index is being built." }],
  ["two lists, of which nobody knows which", { things: [{ id: 1 }], others: [{ id: 2 }] }],
  ["a list too deep", { result: { things: { rows: [{ id: 1 }] } } }],
  ["null in its place, though there are some", { count: 5, results: null }],
  ["text", "OK"],
])("a page without a list in it is unreadable, and not empty: %s", async (_, json) => {
  await expect(ask(json)).rejects.toMatchObject({ kind: "malformed", ...CAME });
});

test.each<[string, unknown, string]>([
  ["another thing", { id: 8 }, "id 8 instead of 7"],
  ["a thing without its id", { name: "x" }, "things.id: wrong-type"],
])("in the place of one thing: %s", async (_, json, detail) => {
  fakeFetch(() => ({ status: 200, json }));
  await expect(things.fetchOne(7)).rejects.toMatchObject({ kind: "malformed", detail, ...CAME });
});

test.each<[string, unknown]>([
  ["null in its place", { count: 0, next: null, results: null }],
  ["a count alone", { total: 0, items: null }],
  ["no envelope", null],
])("an empty list may be written as none: %s", async (_, json) => {
  expect(await ask(json)).toMatchObject({ rows: [], received: 0 });
});

test("an envelope in an envelope is read with its total", async () => {
  const page = await ask({ status: "success", data: { items: [{ id: 7 }], total: 9 } });
  expect(page).toMatchObject({ rows: [{ id: 7 }], total: 9 });
});
