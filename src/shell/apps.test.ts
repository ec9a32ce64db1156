import { afterEach, expect, test, vi } from "vitest";
import { fakeFetch, type Answer } from "#src/krill/fake-fetch.ts";
import { appName } from "#src/apps/account/app-names.ts";
import { myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { apps, grantedApps } from "./apps.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const ALL = apps.map(({ key }) => key);
/** What nobody needs a permission for. */
const FREE = apps.filter(({ apiNames }) => apiNames.length === 0).map(({ key }) => key);

test.each<[string, Answer, readonly string[]]>([
  ["texts", { status: 200, json: ["isp"] }, [...FREE, "isp"]],
  ["an envelope", { status: 200, json: { count: 1, results: [{ app: "ISP" }] } }, [...FREE, "isp"]],
  [
    "objects whose name is for people and whose id is ours",
    {
      status: 200,
      json: [
        { id: "isp", name: "Clientes" },
        { id: 7, name: "Monitoring" },
      ],
    },
    [...FREE, "isp", "monitoring"],
  ],
  ["names that nobody knows", { status: 200, json: [{ name: "Clientes" }] }, ALL],
  ["a map", { status: 200, json: { isp: true } }, ALL],
  ["a text", { status: 200, json: "isp" }, ALL],
  ["nothing", { status: 200, json: [] }, ALL],
  ["not offered", { status: 404, text: "<html>" }, ALL],
  ["failing", { status: 500, text: "<html>" }, ALL],
])("me/apps as %s", async (_, answer, expected) => {
  fakeFetch(() => answer);
  const granted = await queryClient.fetchQuery(myApps);
  expect(new Set(grantedApps(granted).map(({ key }) => key))).toEqual(new Set(expected));
});

test("the account page calls the applications what the navigation calls them", () => {
  for (const { apiNames, label } of apps)
    for (const name of apiNames)
      expect([appName([name], "en"), appName([name], "es")]).toEqual([label.en, label.es]);
  expect(appName(["kermit"], "es")).toBe("kermit");
});
