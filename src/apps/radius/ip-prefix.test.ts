import { describe, expect, test } from "vitest";
import type { ListParams } from "#src/krill/resource.ts";
import { askForPrefixes, isInPrefix, prefixesOf } from "./ip-prefix.ts";

describe("an IPv6 address and its prefix", () => {
  test.each([
    ["2001:db8:b::1", "2001:db8:b::/56", true],
    ["2001:db8:b:ff::1", "2001:db8:b::/56", true],
    ["2001:db8:b:100::1", "2001:db8:b::/56", false],
    ["2001:db8:b:10::1", "2001:db8:b:10::/60", true],
    ["2001:db8:b:1f::1", "2001:db8:b:10::/60", true],
    ["2001:db8:b:20::1", "2001:db8:b:10::/60", false],
    ["2001:db8:b::1", "2001:db8:b::1/128", true],
    ["2001:db8:b::2", "2001:db8:b::1/128", false],
    ["::1", "::/0", true],
    ["2001:db8:b::1", "2001:db8:b::", false],
    ["2001:db8:b::1", "cpe0101", false],
    ["10.0.0.1", "10.0.0.0/8", false],
  ])("%s lies in %s: %j", (address, prefix, isIn) => {
    expect(isInPrefix(address, prefix)).toBe(isIn);
  });

  test("the usual ones are asked for", () => {
    expect(prefixesOf("2001:db8:b:1f2::1")).toEqual([
      "2001:db8:b:1f2::/64",
      "2001:db8:b:1f0::/60",
      "2001:db8:b:100::/56",
      "2001:db8:b::/48",
    ]);
    expect(prefixesOf("10.0.0.1")).toEqual([]);
  });

  test("only what holds the address is kept, and the next is asked where nothing does", async () => {
    const asked: unknown[] = [];
    const rowsOf = (search: string | undefined) =>
      search === '"2001:db8:b::/64"'
        ? ["2001:db8:b:1::/64"]
        : search === '"2001:db8:b::/56"'
          ? ["2001:db8:b::/56", "2001:db8:c::/56"]
          : [];
    const fetchPage = async ({ search }: ListParams) => {
      asked.push(search);
      const rows = rowsOf(search).map((framedipv6prefix) => ({ framedipv6prefix }));
      const rest = { allow: null, at: new Date(), ms: 1, odd: [] };
      return { rows, received: rows.length, total: rows.length, ...rest };
    };
    const params = { limit: 50, offset: 0 };
    const quoted = (text: string) => `"${text}"`;
    const page = await askForPrefixes(fetchPage, params, "2001:db8:b::1", quoted);
    expect(page).toMatchObject({ rows: [{ framedipv6prefix: "2001:db8:b::/56" }], total: null });
    expect(asked).toEqual(['"2001:db8:b::/64"', '"2001:db8:b::/60"', '"2001:db8:b::/56"']);
  });
});
