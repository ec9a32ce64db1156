import { expect, test } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { sharedTotal } from "./shared-total.ts";

const host = (port: string, at: number) => ({
  type: "Host",
  name: `cpe${at}`,
  attrs: { host_name: `cpe${at}`, state: 0, output: `online olt1:${port}-${at} 10.0.0.1` },
});
const here = [host("0/5/1", 1), host("0/5/1", 2)];

test.each<[string, object, number | null]>([
  ["all that came", { count: 2, results: here }, 2],
  [
    "those of the port alone, of a tag that fits others too",
    { count: 3, results: [...here, host("0/5/12", 3)] },
    2,
  ],
  ["not told by a page that the server cut short", { count: 60, results: here }, null],
  ["not told without a count and with a next page", { next: "?offset=2", results: here }, null],
])("the devices of a port are %s", async (_, json, wanted) => {
  fakeFetch(() => ({ status: 200, json }));
  const asked = { ...sharedTotal({ kind: "pon", value: "olt1 0/5/1" }), staleTime: 0 };
  expect(await queryClient.fetchQuery(asked)).toBe(wanted);
});
