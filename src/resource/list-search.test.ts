import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areShuffled,
  cappedSize,
  inOrder,
  listParams,
  listSearchParams,
  parseListSearch,
  sortRows,
  visibleColumns,
  withOthers,
  type ListShape,
} from "./list-search.ts";

const shape: ListShape = {
  attrs: ["id", "cpename", "_links"],
  defaultSort: "id",
  filters: [{ name: "realm" }, { name: "sn", toApi: (value) => value.toLowerCase() }],
  columns: [
    { id: "cpename" },
    { id: "sn" },
    { id: "customer", joins: ["customer"] },
    { id: "status", attrs: ["active", "access"], isDefault: false },
  ],
};
const parse = (text: string) => parseListSearch(new URLSearchParams(text), shape);

describe("a list's address", () => {
  test.each([
    ["", { q: "", sort: null, page: 1, size: 50, filters: {}, columns: null }],
    ["q=calle&page=3&size=100", { q: "calle", page: 3, size: 100 }],
    ["page=-1&size=7", { page: 1, size: 50 }],
    ["page=x&realm=", { page: 1, filters: {} }],
    ["realm=cpe&other=1", { filters: { realm: "cpe" } }],
    ["cols=sn,evil,cpename", { columns: ["sn", "cpename"] }],
    ["cols=evil", { columns: null }],
  ])("%s is read", (text, expected) => {
    expect(parse(text)).toMatchObject(expected);
  });

  test("survives the way to the address and back, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.record({
          q: fc.string(),
          sort: fc.constantFrom(null, "id", "-updated"),
          page: fc.integer({ min: 1, max: 1e6 }),
          size: fc.constantFrom(25, 50, 100, 200),
          filters: fc.record({ realm: fc.string({ minLength: 1 }) }, { requiredKeys: [] }),
          columns: fc.constantFrom(null, ["sn"], ["cpename", "status"]),
        }),
        (search) => {
          const text = listSearchParams(search).toString();
          expect(parse(text)).toEqual(search);
        },
      ),
    );
  });
});

describe("what the API is asked for", () => {
  test("only the fields in sight, the joins they need, and the filters' own fields", () => {
    const search = parse("realm=cpe&page=2&sort=-sn&cols=cpename,customer");
    expect(listParams(shape, search, visibleColumns(shape.columns, search, null))).toEqual({
      limit: 50,
      offset: 50,
      sort: "-sn",
      search: undefined,
      filters: { realm: "cpe" },
      attrs: ["_links", "cpename", "customer", "id", "realm"],
      joins: ["customer"],
    });
  });

  test("a filter's value is written as the API stores it", () => {
    const search = parse("sn=48575443DCDC44E3");
    expect(listParams(shape, search, []).filters).toEqual({ sn: "48575443dcdc44e3" });
  });

  test("columns: the address before the remembered choice before the list's own", () => {
    const ids = (text: string, remembered: string[] | null) =>
      visibleColumns(shape.columns, parse(text), remembered).map((column) => column.id);
    expect(ids("", null)).toEqual(["cpename", "sn", "customer"]);
    expect(ids("", ["status"])).toEqual(["status"]);
    expect(ids("cols=sn", ["status"])).toEqual(["sn"]);
  });
});

describe("a server that caps its pages", () => {
  test.each([
    ["fewer than asked, more to come", 200, 0, 100, 350, 100],
    ["the last page", 200, 200, 50, 250, null],
    ["a full page", 50, 0, 50, 350, null],
    ["nothing at all", 50, 400, 0, 350, null],
    ["no total", 50, 0, 20, null, null],
  ])("%s", (_, limit, offset, received, total, size) => {
    expect(cappedSize({ limit, offset }, { received, total })).toBe(size);
  });

  test("is asked for pages of its own size, so that no row falls between two", () => {
    const search = parse("size=200&page=3");
    expect(listParams(shape, search, [], 100)).toMatchObject({ limit: 100, offset: 200 });
  });
});

describe("what else stands in the address", () => {
  test("stays where the list changes, and the list's own does not", () => {
    const now = new URLSearchParams("tab=modems&q=old&realm=phi&strip=uprx&page=3");
    const next = withOthers(new URLSearchParams("sort=-sn"), now, shape);
    expect(next.toString()).toBe("sort=-sn&tab=modems&strip=uprx");
  });
});

describe("rows in no order", () => {
  const rowsOf = (...names: string[]) => names.map((name) => ({ name }));
  test.each([
    ["as they were made", rowsOf("d", "a", "f", "b", "e", "c"), true],
    ["in order", rowsOf("a", "b", "c", "d", "e", "f"), false],
    ["capitals first", rowsOf("A", "C", "E", "a", "b", "c", "d", "e"), false],
    ["numbers as text", rowsOf("1", "10", "11", "2", "3", "4", "5"), false],
    ["all alike", rowsOf("a", "a", "a"), false],
    ["one row", rowsOf("a"), false],
  ])("%s", (_, rows, isSo) => {
    expect(areShuffled(rows, "name")).toBe(isSo);
    expect(areShuffled(rows.toReversed(), "-name")).toBe(isSo);
  });

  test("without an order that was asked for there is none to miss", () => {
    expect(areShuffled(rowsOf("d", "a", "f", "b"), null)).toBe(false);
  });
});

describe("a page that the server did not sort", () => {
  test("is sorted here, missing values last", () => {
    const rows = [{ n: 3 }, { n: null }, { n: 1 }, { n: 2 }];
    expect(inOrder(rows, "n").map((row) => row.n)).toEqual([1, 2, 3, null]);
    expect(inOrder(rows, "-n").map((row) => row.n)).toEqual([3, 2, 1, null]);
  });

  test("is sorted as a person would, whatever the names are made of", () => {
    const { compare } = new Intl.Collator("en", { sensitivity: "base" });
    const name = fc.oneof(
      fc.string({
        unit: fc.constantFrom("a", "B", "b", "Z", "0", "9", "-", "_", "ñ", " "),
        minLength: 1,
      }),
      fc.string({ unit: "grapheme", minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const rows = names.map((n, at) => ({ n, at }));
        const expected = rows.toSorted((a, b) => compare(a.n, b.n));
        expect(inOrder(rows, "n")).toEqual(expected);
      }),
    );
  });

  test("is in one order, also of values of several kinds", () => {
    const value = fc.oneof(
      fc.constantFrom(9, 10, "9", "10", true, "", null, Number.NaN, Infinity, -Infinity),
      fc.double(),
      fc.date(),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom("n", "-n"), (values, sort) => {
        const rows = values.map((n) => ({ n }));
        // Not only neighbours: of no two rows the later one belongs before the other.
        const ordered = sortRows(rows, sort);
        for (const [at, row] of ordered.entries())
          for (const later of ordered.slice(at)) {
            const two = [row, later];
            expect(sortRows(two, sort)).toEqual(two);
          }
      }),
    );
  });

  test("in order already, it is left alone with the server's place for missing values", () => {
    const rows = [{ n: null }, { n: "a" }, { n: "B" }, { n: "c" }];
    expect(inOrder(rows, "n")).toBe(rows);
  });
});
