import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentIn, roundedNumber, shapeOf, webAddress } from "./shape.ts";

describe("shapeOf", () => {
  test("a list of objects is a table without empty columns and links", () => {
    const rows = [
      { id: 1, note: null, _links: { a: "/x" }, type: "cdr" },
      { id: 2, note: "", type: "session", extra: {} },
    ];
    expect(shapeOf(rows)).toMatchObject({ kind: "table", columns: ["id", "type"], total: null });
  });

  test("the server's own search text is not shown", () => {
    const vars = { type: "cpe", search: "True ['916727461']" };
    expect(shapeOf(vars)).toEqual({ kind: "fields", fields: [["type", "cpe"]] });
    expect(shapeOf([vars])).toMatchObject({ columns: ["type"] });
  });

  test("the envelope tells the total", () => {
    expect(shapeOf({ count: 40, next: null, results: [{ a: 1 }] })).toMatchObject({
      kind: "table",
      total: 40,
    });
  });

  test.each([
    { meta: { total: "40" }, data: [{ a: 1 }] },
    { items: [{ a: 1 }], pagination: { total_count: 40 } },
  ])("another envelope is a table as well: %j", (data) => {
    expect(shapeOf(data)).toMatchObject({ kind: "table", columns: ["a"] });
  });

  test("of many columns the fullest stay, in their order", () => {
    const full = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`c${i}`, i]));
    const shape = shapeOf([full, { c0: 1, c19: 2 }]);
    const columns = shape.kind === "table" ? shape.columns : [];
    expect(columns).toHaveLength(12);
    expect(columns[0]).toBe("c0");
    expect(columns).toContain("c19");
  });

  test.each([
    [null, "nothing"],
    [[], "nothing"],
    [{}, "nothing"],
    [[{}, {}], "nothing"],
    [{ count: 0, next: null, previous: null, results: [] }, "nothing"],
    [{ _links: {} }, "nothing"],
    ["------", "nothing"],
    [{ results: [1], other: 2 }, "fields"],
    [{ wans: [] }, "fields"],
    [[1, "a"], "list"],
    [[{ a: 1 }, null], "list"],
    ["text", "value"],
    [0, "value"],
  ])("%j is %s", (data, kind) => expect(shapeOf(data).kind).toBe(kind));

  test("takes anything", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shapeOf(value).kind).toBeTypeOf("string");
      }),
    );
  });
});

test.each([
  ["2023-01-17T10:15:36.123456+01:00", true],
  ["2023-01-17 10:15", true],
  ["2023-01-17", false],
  ["20230117", false],
  ["at 2023-01-17T10:15", false],
])("momentIn(%s)", (text, isMoment) => expect(momentIn(text) !== null).toBe(isMoment));

test.each([
  ["https://krill.example/proxy/1", true],
  ["http://10.8.33.14/", true],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["https://user:pass@krill.example/", false],
  ["/proxy/1", false],
  ["https://", false],
])("webAddress(%s)", (text, isLink) => expect(webAddress(text) !== null).toBe(isLink));

test.each([
  [-20.042450000000002, -20.042],
  [0.00042, 0.0004],
  [12, 12],
  [0, 0],
  [1451.5, 1451.5],
])("the number %d is shown as %d", (value, shown) => expect(roundedNumber(value)).toBe(shown));
