import { afterEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { sources } from "./lookup.ts";

const host = {
  name: "cpe0120",
  attrs: { vars: { administrative_info: { id: 120, customer_name: "Ana" } } },
};

afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

async function find(apps: string[] | null, kind: "cpe-name" | "text") {
  queryClient.setQueryData(myApps.queryKey, apps?.map((app) => [app]) ?? null);
  const seen = fakeFetch(({ path }) => ({
    status: 200,
    json: path.includes("/hosts/") ? host : { count: 1, results: [host] },
  }));
  const reading =
    kind === "text" ? ({ kind, text: "cpe0120" } as const) : ({ kind, name: "cpe0120" } as const);
  const answers = await Promise.all(
    sources.map((source) => source.find(reading, new AbortController().signal)),
  );
  return { hits: answers.flatMap(({ hits }) => hits), seen };
}

test("who has no CRM finds a device by its name, and comes to its host", async () => {
  const { hits } = await find(["monitoring"], "cpe-name");
  expect(hits).toMatchObject([
    { kind: "host", path: "/monitoring/hosts/cpe0120", title: "cpe0120", isExact: true },
  ]);
});

test.each([[["isp", "monitoring"]], [null]])(
  "with the CRM (%j) a name is left to it, and a device has its page there",
  async (apps) => {
    expect((await find(apps, "cpe-name")).seen).toEqual([]);
    expect((await find(apps, "text")).hits).toMatchObject([{ kind: "cpe", path: "/isp/cpes/120" }]);
  },
);

test("words lead to no page of a CRM that one has not", async () => {
  const { hits } = await find(["monitoring"], "text");
  expect(hits).toMatchObject([{ path: "/monitoring/hosts/cpe0120", isExact: false }]);
});
