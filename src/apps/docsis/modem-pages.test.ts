import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { modemsAt } from "./plant-judge.ts";
import { modemsOf } from "./modem-list.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const modem = (n: number, cmts: string) => ({ mac: (0x7c_b7_34_00_00_00 + n).toString(16), cmts });
const all = Array.from({ length: 120 }, (_, n) => modem(n, n < 70 ? "cmtsB" : "cmtsA"));
const page = (query: URLSearchParams, rows: object[]) => {
  const from = Number(query.get("offset") ?? 0);
  return rows.slice(from, from + 50);
};

/** What is known of the modems of `cmtsA`, whose address is `7`. */
async function read(answer: (query: URLSearchParams) => unknown) {
  fakeFetch(({ path }) => {
    const json = answer(new URLSearchParams(path.split("?")[1]));
    return json === null ? { status: 400, json: { cmts: ["unknown"] } } : { status: 200, json };
  });
  const { modems, isWhole } = modemsAt(await queryClient.fetchQuery(modemsOf("7")), ["7", "cmtsA"]);
  return [modems.length, isWhole];
}

test.each<[string, (query: URLSearchParams) => unknown, number, boolean]>([
  ["fifty a page", (query) => ({ count: 120, results: page(query, all) }), 50, true],
  [
    "fifty a page and refuses the filter",
    (query) => (query.has("cmts") ? null : { count: 120, results: page(query, all) }),
    50,
    true,
  ],
  ["fifty a page without a count", (query) => page(query, all), 50, true],
  [
    "the same fifty whatever is asked for",
    () => ({ count: 120, results: all.slice(70) }),
    50,
    false,
  ],
  [
    "nothing by the id",
    (query) => (query.get("cmts") === "7" ? [] : { count: 120, results: page(query, all) }),
    50,
    true,
  ],
  ["a map by MAC", () => Object.fromEntries(all.map((one) => [one.mac, one])), 50, true],
  ["nothing that is a list", () => ({ detail: "busy" }), 0, false],
  ["an empty list", () => [], 0, true],
])("of a server that gives %s", async (_, answer, count, isWhole) => {
  expect(await read(answer)).toEqual([count, isWhole]);
});

const untold = all.map(({ mac }) => ({ mac }));
const named = (query: URLSearchParams) => query.get("cmts")?.startsWith("no-such") !== true;

test.each<[string, (query: URLSearchParams) => unknown, number, boolean]>([
  [
    "no modem's CMTS and filters by it",
    (query) => (query.has("cmts") && named(query) ? untold.slice(70) : []),
    50,
    true,
  ],
  [
    "no modem's CMTS and refuses names that it does not know",
    (query) => (named(query) ? untold.slice(70) : null),
    50,
    true,
  ],
  ["no modem's CMTS and ignores the filter", () => untold, 0, false],
])("of a server that tells %s", async (_, answer, count, isWhole) => {
  expect(await read(answer)).toEqual([count, isWhole]);
});
