import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { devicesAt, downAt, hasNaps, isAt, napName, naps, placeOf, portsOf } from "./naps.ts";
import { whole } from "#src/util/read.ts";

const read = (raw: unknown) => naps.spec.read(raw, whole());

test.each([
  [
    ["0/5/2", "00/05/03"],
    ["0/5/2", "0/5/3"],
  ],
  ["0/5/2, 0/5/3", ["0/5/2", "0/5/3"]],
  ["0/5/2;gpon 1", ["0/5/2", "gpon", "1"]],
  [null, []],
  [{ a: 1 }, []],
])("the ports of %j are %j", (value, ports) => expect(portsOf(value)).toEqual(ports));

test("a NAP is read with its OLT as a thing, text for numbers, and an id or a name alone", () => {
  const nap = read({
    id: 7,
    name: "cto-1",
    olt: { name: "oltX" },
    pon: ["0/5/2"],
    latitude: "37.5",
    longitude: -4,
    capacity: "8",
  });
  expect(nap).toMatchObject({ id: "7", olt: "oltX", pon: "0/5/2", latitude: 37.5, capacity: 8 });
  expect(nap && placeOf(nap)).toEqual({ latitude: 37.5, longitude: -4 });
  const bare = read({ name: "cto-2" });
  expect(bare && [bare.id, napName(bare), placeOf(bare)]).toEqual(["cto-2", "cto-2", null]);
  expect(read({ capacity: 8 })).toBeNull();
});

test("a topology means a NAP by name, by another system's id, and never by nothing", () => {
  const nap = read({ id: 7, name: "cto-1", external_id: "3a44" });
  if (!nap) throw new Error("not read");
  expect(["cto-1", "3a44", "7", "", "cto-11"].map((one) => isAt(nap, one))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  const unnamed = read({ id: 8, name: "", external_id: "" });
  expect(unnamed && isAt(unnamed, "")).toBe(false);
});

test.each([
  ["nobody tells", null, null],
  [
    "told by name and by id",
    {
      counts: new Map([
        ["cto-1", 2],
        ["3a44", 1],
        ["7", 4],
      ]),
      isWhole: true,
    },
    7,
  ],
  ["none of all", { counts: new Map([["cto-2", 2]]), isWhole: true }, 0],
  ["none of a part", { counts: new Map([["cto-2", 2]]), isWhole: false }, null],
  ["some of a part", { counts: new Map([["cto-1", 2]]), isWhole: false }, 2],
])("how many are down at a NAP, %s", (_, down, count) => {
  const nap = read({ id: 7, name: "cto-1", external_id: "3a44" });
  expect(nap && downAt(nap, down)).toBe(count);
});

test("never throws", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record({ id: fc.anything(), olt: fc.anything(), pon: fc.anything() }),
      ),
      (raw) => {
        expect(() => read(raw)).not.toThrow();
      },
    ),
  );
});

afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

test.each([404, 405])("a server that answers %i has no NAPs", async (status) => {
  fakeFetch(() => ({ status, json: {} }));
  expect(await queryClient.fetchQuery(hasNaps)).toBe(false);
});

test.each([403, 429, 500])("a server that answers %i is not said to have none", async (status) => {
  fakeFetch(() => ({ status, json: {} }));
  await expect(queryClient.fetchQuery(hasNaps)).rejects.toMatchObject({ status });
});

test.each<[string, object, string[], boolean]>([
  ["all that came are all", { count: 1, results: ["cto-1"] }, ["cto-1"], false],
  ["none", { count: 0, results: [] }, [], false],
  ["there are more", { count: 2, results: ["cto-1"] }, ["cto-1"], true],
  ["the filter is overlooked, and others came first", { count: 900, results: ["", "x"] }, [], true],
  [
    "the filter is overlooked, and all were read",
    { count: 2, results: ["", "cto-1"] },
    ["cto-1"],
    false,
  ],
  ["nobody counted, and there is a next page", { next: "?offset=1", results: ["x"] }, [], true],
])(
  "of the devices at a NAP it is known whether they are all: %s",
  async (_, body, wanted, isPart) => {
    const nap = read({ id: 7, name: "cto-1" });
    if (!nap) throw new Error("not read");
    const { results, ...rest } = body as { results: string[] };
    const rows = results.map((topology, at) => ({
      type: "Host",
      name: `cpe${at}`,
      attrs: { host_name: `cpe${at}`, vars: { administrative_info: { topology } } },
    }));
    fakeFetch(() => ({ status: 200, json: { ...rest, results: rows } }));
    const found = await queryClient.fetchQuery({ ...devicesAt(nap), staleTime: 0 });
    expect(found.rows.map((host) => host.administrativeInfo?.topology)).toEqual(wanted);
    expect(found.isPart).toBe(isPart);
  },
);
