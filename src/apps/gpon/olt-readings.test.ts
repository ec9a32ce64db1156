import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { formatPort } from "#src/util/pon.ts";
import { oltOf } from "./olt-readings.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const host = (number: number, state: "up" | "down") => ({
  type: "Host",
  name: `cpe${number}`,
  attrs: {
    state_long: state,
    vars: { cpe_registration_host: "oltX", cpe_registration_id: `0/1/3-${number}` },
  },
});

/** The ports of an OLT of which gpon tells so, and of whose devices the monitoring knows three. */
async function portsOf(told: unknown, monitoring = 200) {
  fakeFetch(({ path }) =>
    path.includes("/gpon/")
      ? { status: 200, json: told }
      : {
          status: monitoring,
          json: { count: 3, results: [host(1, "up"), host(2, "down"), host(3, "down")] },
        },
  );
  const { ports, isCounted } = await queryClient.fetchQuery({ ...oltOf("oltX"), retry: false });
  const read = ports.map(({ position, counts }) => [
    formatPort(position),
    counts.online,
    counts.total,
  ]);
  return [read, isCounted];
}

test("ports that come as names alone are counted from the monitoring, the others stay unknown", async () => {
  expect(await portsOf({ olt: "oltX", pons: ["00/01/03", "00/01/04"] })).toEqual([
    [
      ["0/1/3", 1, 3],
      ["0/1/4", null, null],
    ],
    true,
  ]);
});

test("ports that come as names alone are there without the monitoring too", async () => {
  expect(await portsOf({ olt: "oltX", pons: ["00/01/03"] }, 403)).toEqual([
    [["0/1/3", null, null]],
    false,
  ]);
});

test("ports that come with their counts are not counted", async () => {
  expect(await portsOf({ olt: "oltX", pons: [{ fsp: "0/1/3", onus: 9, online: 8 }] })).toEqual([
    [["0/1/3", 8, 9]],
    false,
  ]);
});
