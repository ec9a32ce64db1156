import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whole } from "#src/util/read.ts";
import { fullestFirst, isLow, readPoolRow, readPools, readUse, usedShare } from "./pools.ts";

const use = (raw: unknown) => readUse(raw, whole());

describe("how full a pool is", () => {
  test.each([
    [{ used: 3, free: 7, total: 10 }, [3, 7, 10]],
    [{ used: "3", total: "10" }, [3, 7, 10]],
    [{ free: 7, total: 10 }, [3, 7, 10]],
    [{ Used: 3, Free: 7 }, [3, 7, 10]],
    [{ stats: { occupied: 3, available: 7 } }, [3, 7, 10]],
    [{ used: 3 }, [3, null, null]],
    [{ used: -1, total: 10 }, [null, null, 10]],
    [[], [null, null, null]],
    [null, [null, null, null]],
    ["full", [null, null, null]],
  ])("%j", (raw, [used, free, total]) => {
    expect(use(raw)).toEqual({ used, free, total });
  });

  test.each([
    [{ used: 96, total: 100 }, true],
    [{ used: 95, total: 100 }, false],
    [{ used: 100, total: 100 }, true],
    [{ used: 0, total: 0 }, false],
    [{ used: 99 }, false],
  ])("%j is nearly full: %s", (raw, low) => {
    expect(isLow(use(raw))).toBe(low);
  });

  test("as a share is never above the whole", () => {
    expect(usedShare(use({ used: 12, total: 10 }))).toBe(1);
    expect(usedShare(use({ total: 0, used: 0 }))).toBeNull();
  });
});

describe("the list of pools", () => {
  test("has the fullest first, and last those of which it is not known", () => {
    const pools = readPools([
      { name: "half", used: 5, total: 10 },
      { name: "untold" },
      { name: "voip", used: 62, total: 64 },
    ]).pools;
    expect(fullestFirst(pools).map(({ name }) => name)).toEqual(["voip", "half", "untold"]);
  });

  const names = (raw: unknown) => readPools(raw).pools.map(({ name }) => name);
  test.each([
    [{ count: 2, results: [{ name: "nat", used: 1, total: 2 }, { name: "public" }] }],
    [["nat", "public"]],
    [[{ pool_name: "nat" }, { pool: "public" }]],
    [{ nat: { used: 1, free: 1 }, public: { used: 0, free: 4 } }],
    [{ pools: ["nat", "public"] }],
    [{ status: "ok", data: { items: ["nat", "public"], total: 2 } }],
  ])("in %j", (raw) => {
    expect(names(raw)).toEqual(["nat", "public"]);
  });

  test("is read from anything without a throw", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(() => [readPools(raw), use(raw), readPoolRow(raw, whole())]).not.toThrow();
      }),
    );
  });
});

test("an address of a pool is known by its address", () => {
  const row = { framedipaddress: "100.64.0.7", expiry_time: "2027-01-01T00:00:00Z", username: "" };
  expect(readPoolRow(row, whole())).toMatchObject({ id: "100.64.0.7", username: null });
  expect(readPoolRow({ username: "nobody" }, whole())).toBeNull();
});
