import { beforeEach, expect, test, vi } from "vitest";
import { sources as monitoring } from "#src/apps/monitoring/lookup.ts";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { recognise } from "#src/util/recognise.ts";
import { sources } from "./lookup.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

/** Ten that begin with the address `10.8.0.3`, and it itself, the last; or only the others. */
const addresses = (isThere: boolean) => [
  ...Array.from({ length: 10 }, (_, i) => `10.8.0.3${i}`),
  ...(isThere ? ["10.8.0.3"] : []),
];

/** The rows of a server that finds what a text is a part of, of all three lists in one. */
const rowOf = (address: string) => ({
  acctuniqueid: address,
  username: `of-${address}`,
  framedipaddress: address,
  ip: address,
  name: address,
  type: "Host",
  attrs: {
    host_name: address,
    output: `online oltX:0/5/14-2 ${address}`,
    vars: { administrative_info: { id: 7 } },
  },
});

/** What the lookup of `10.8.0.3` finds, and what was asked for it. */
async function find(isThere: boolean) {
  const rows = addresses(isThere);
  const seen = fakeFetch(({ path }) => {
    const limit = Number(new URL(path, "https://krill.example").searchParams.get("limit"));
    const results = rows.slice(0, limit).map(rowOf);
    return { status: 200, json: { count: rows.length, next: null, previous: null, results } };
  });
  const recognised = recognise("10.8.0.3");
  if (recognised.kind !== "one") throw new Error("not recognised");
  const [reading] = recognised.readings;
  const answers = await Promise.all(
    [...sources, ...monitoring]
      .filter(({ kinds }) => kinds.includes(reading.kind))
      .map((source) => source.find(reading, new AbortController().signal)),
  );
  return {
    details: answers.flatMap(({ hits }) => hits.map(({ title, detail }) => `${title} ${detail}`)),
    outcomes: answers.flatMap(({ asked }) => asked.map(({ outcome }) => outcome)),
    requests: seen.length,
  };
}

test("an address is found behind others that begin with it, wherever it is reported", async () => {
  const { details, outcomes, requests } = await find(true);
  expect(details).toHaveLength(3);
  for (const detail of details) expect(detail).toMatch(/\b10\.8\.0\.3\b/);
  expect(outcomes).toEqual(["asked", "asked", "asked"]);
  expect(requests).toBe(6);
});

test("a server that has only the others was asked, and ignored nothing", async () => {
  const { details, outcomes } = await find(false);
  expect(details).toEqual([]);
  expect(outcomes).toEqual(["asked", "asked", "asked"]);
});
