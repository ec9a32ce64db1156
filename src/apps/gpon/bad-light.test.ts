import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { badLightOf } from "./bad-light.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const service = (isBad: boolean) => ({
  attrs: {
    service_name: isBad ? "txrx" : "dhcp",
    state: isBad ? 2 : 0,
    vars: { cpe_registration_host: "oltX", cpe_registration_id: "0/5/2-7" },
  },
});

test.each([
  [1, true],
  [2500, true],
  [30_000, false],
])("of %i services, the last with bad light, all are read: %s", async (count, isWhole) => {
  const seen = fakeFetch(({ path }) => {
    const query = new URLSearchParams(path.split("?")[1]);
    if (query.has("problem")) return { status: 400, json: { problem: ["unknown"] } };
    const from = Number(query.get("offset") ?? 0);
    const length = Math.min(Number(query.get("limit")), count - from);
    const results = Array.from({ length }, (_, index) => service(from + index === count - 1));
    return { status: 200, json: { count, results } };
  });
  const light = await queryClient.fetchQuery(badLightOf("oltX"));
  expect(light).toEqual({ ports: new Map(isWhole ? [["0/5/2", 1]] : []), isWhole });
  expect(seen.length).toBeLessThanOrEqual(21);
});
