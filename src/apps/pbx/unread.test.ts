// What could not be read is not called missing.
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { whole } from "#src/util/read.ts";
import { itemsOf, pbxs, readLines } from "./api.ts";
import { sayTarget } from "./jump-choices.ts";
import { LOST_SCHEDULE } from "./model.ts";
import { plan } from "./plan-fixtures.ts";
import { noneOf, planFrom, planOf, scheduleSaid } from "./plan.ts";

const say = (key: string) => key;

test("a jump to what was not found is gone only where everything was read", () => {
  const target = { kind: "missing", text: "grp:22" } as const;
  expect(sayTarget(target, plan(), say)).toBe("target.missing");
  expect(sayTarget(target, plan({ extent: "part" }), say)).toBe("target.unsure");
  expect(sayTarget(target, plan({ extent: "reading" }), say)).toBe("target.reading");
});

describe("a PBX's schedule", () => {
  const items = { ddis: [], groups: [], queues: [], receptionists: [], schedules: [] };
  const scheduleOf = (value: unknown) => {
    const pbx = pbxs.spec.read({ id: 1, schedule: value }, whole());
    if (!pbx) throw new Error("no PBX");
    return planFrom({ pbx, items, lines: [], holidays: [] }).schedule;
  };

  test.each([
    [null, null],
    ["None", null],
    ["", null],
    [7, 7],
    ["Oficina", LOST_SCHEDULE],
  ])("%j is %j: one that is named and not there is not always open", (value, id) => {
    expect(scheduleOf(value)).toBe(id);
  });

  test("that is not there is called as the server calls it", () => {
    expect([scheduleSaid(7), scheduleSaid("Oficina"), scheduleSaid({})]).toEqual([
      "#7",
      "Oficina",
      "?",
    ]);
  });
});

test("a receptionist whose options are not understood makes a PBX that is known in part", () => {
  const read = (options: unknown) => {
    const reader = itemsOf({ customer: 1, pbx: 1 }, "receptionists").spec.read;
    const item = reader({ id: 2, name: "Hola", options }, whole());
    const pbx = pbxs.spec.read({ id: 1 }, whole());
    if (!item || !pbx) throw new Error("no PBX");
    const items = { ddis: [], groups: [], queues: [], receptionists: [item], schedules: [] };
    return planFrom({ pbx, items, lines: [], holidays: [] });
  };
  expect(read([{ dial: "1", jump: "grp:1100" }])).toMatchObject({ extent: "whole" });
  expect(read({ 1: "grp:1100" })).toMatchObject({
    extent: "part",
    receptionists: [{ options: [], unreadOptions: '{"1":"grp:1100"}' }],
  });
});

describe("a customer's lines", () => {
  beforeEach(() => void vi.unstubAllGlobals());
  const read = async (potses: unknown, count = 1) => {
    const cpe = { id: 5, customer: 9, cpename: "cpe0005", potses };
    fakeFetch(() => ({ status: 200, json: { count, results: [cpe] } }));
    return readLines(9, new AbortController().signal);
  };

  test.each([
    ["given whole", [{ id: 1, cli: "3001" }], 1, true],
    ["none", [], 1, true],
    ["none, in another word", null, 1, true],
    ["given by their numbers alone", [1, 2], 1, false],
    ["left out", undefined, 1, false],
    ["of more devices than the server gave", [], 700, false],
  ])("%s", async (_name, potses, count, isComplete) => {
    expect(await read(potses, count)).toMatchObject({ isComplete, devices: 1 });
  });

  test("of more devices than a page has are read to the last; of others' devices no second page", async () => {
    const devices = Array.from({ length: 1200 }, (_, id) => {
      const potses = [{ id, cli: String(3000 + id), pbx_extension: true }];
      return { id: id + 1, customer: 9, potses };
    });
    const serve = (rows: readonly object[]) =>
      fakeFetch(({ path }) => {
        const query = new URLSearchParams(path.split("?")[1]);
        const offset = Number(query.get("offset"));
        const results = rows.slice(offset, offset + Number(query.get("limit")));
        return { status: 200, json: { count: rows.length, results } };
      });
    const signal = new AbortController().signal;
    serve(devices);
    const { lines, ...told } = await readLines(9, signal);
    expect(told).toEqual({ isComplete: true, devices: 1200 });
    expect(lines.at(-1)?.cli).toBe("4199");
    const asked = serve(devices.map((one) => ({ ...one, customer: (one.id % 9) + 1 })));
    expect(await readLines(9, signal)).toMatchObject({ isComplete: false, devices: 55 });
    expect(asked).toHaveLength(1);
  });

  test("that were not all read, or are not told to be extensions, are not called none", async () => {
    const none = async (potses: unknown) => noneOf(await read(potses));
    expect(await none([1, 2])).toBe("incomplete");
    expect(await none([{ id: 1, cli: "1" }])).toBe("untold");
    expect(await none([{ id: 1, cli: "1", pbx_extension: false }])).toBe("none");
    expect(await none([])).toBe("none");
  });

  test("are extensions only where the server says so, and nobody knows where it does not", async () => {
    const { lines } = await read([
      { id: 1, cli: "1", pbx_extension: true },
      { id: 2, cli: "2", pbx_extension: 0 },
      { id: 3, cli: "3" },
    ]);
    expect(lines.map(({ isExtension }) => isExtension)).toEqual([true, false, null]);
  });
});

describe("a PBX of a server that has the list alone, of thousands", () => {
  const PBXS = Array.from({ length: 3000 }, (_, id) => ({ id: id + 1, customer: id + 5001 }));
  beforeEach(() => void vi.unstubAllGlobals());
  /** Reads the PBX, and tells its customer and how many requests the list had. */
  const read = async (
    filter: "obeyed" | "overlooked" | "refused",
    customer: number,
    pbx: number,
  ) => {
    const seen = fakeFetch(({ path }) => {
      const [place, query] = path.split("?");
      if (!place?.endsWith("/pbx/pbxs/")) return { status: 404 };
      const asked = new URLSearchParams(query);
      const wanted = asked.get("customer");
      if (wanted !== null && filter === "refused") return { status: 400, json: {} };
      const isAsked = (one: { customer: number }) => String(one.customer) === wanted;
      const rows = wanted !== null && filter === "obeyed" ? PBXS.filter(isAsked) : PBXS;
      const offset = Number(asked.get("offset"));
      const results = rows.slice(offset, offset + Number(asked.get("limit")));
      return { status: 200, json: { count: rows.length, results } };
    });
    const reading = new QueryClient().fetchQuery({ ...planOf({ customer, pbx }), retry: false });
    const found = await reading.then(
      (one) => one.pbx["customer"],
      (error: unknown) => error,
    );
    return [found, seen.filter(({ path }) => path.includes("/pbx/pbxs/")).length];
  };

  test("is found by its customer, else where it stands, and no further", async () => {
    expect(await read("obeyed", 7500, 2500)).toEqual([7500, 1]);
    expect(await read("overlooked", 5600, 600)).toEqual([5600, 3]);
    expect(await read("refused", 5600, 600)).toEqual([5600, 3]);
  });

  test("that is not there is missing", async () => {
    const missing = expect.objectContaining({ status: 404 });
    expect(await read("obeyed", 9999, 2500)).toEqual([missing, 1]);
    expect(await read("overlooked", 9999, 2500)).toEqual([missing, 7]);
  });
});
