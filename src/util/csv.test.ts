import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { CSV_START, parseCsv, readingCsv, toCsvLine } from "./csv.ts";
import { finish } from "./slices.ts";

describe("toCsvLine", () => {
  it.each([
    [["cpe0238", 294, -19.35, true], "cpe0238,294,-19.35,true"],
    [["=1+1", "+34 916", "-19.35", "@x", "\tx", "\rx"], `'=1+1,'+34 916,'-19.35,'@x,"'\tx","'\rx"`],
    [['a "b"', "a,b", "a;b", "a\nb"], '"a ""b""","a,b","a;b","a\nb"'],
    [["17000831539000002  ", " - "], '"17000831539000002  "," - "'],
    [[null, undefined, "", Number.NaN], ",,,"],
    [[""], '""'],
    [[new Date("2024-04-26T10:23:16Z"), ["online", "alarm"], { a: 1 }], null],
    [["-"], "'-"],
    [["＝1+1"], "'＝1+1"],
    [[-0.5, false], "-0.5,false"],
  ])("writes %j", (cells, line) => {
    expect(toCsvLine(cells)).toBe(line ?? '2024-04-26T10:23:16.000Z,online alarm,"{""a"":1}"');
  });
});

test("a line for a Spanish spreadsheet comes back as it was", () => {
  const line = toCsvLine(["Ana, S.L.", -19.35, 3, "1.5", "a;b"], { delimiter: ";", decimal: "," });
  expect(line).toBe('"Ana, S.L.";"-19,35";3;1.5;"a;b"');
  expect(parseCsv(line)).toEqual([["Ana, S.L.", "-19,35", "3", "1.5", "a;b"]]);
});

describe("parseCsv", () => {
  it.each([
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a;b\r\nc;d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\rc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      `${CSV_START}sn;mac\nHWTC14310A47;`,
      [
        ["sn", "mac"],
        ["HWTC14310A47", ""],
      ],
    ],
    ["sep=;\r\na,1;b", [["a,1", "b"]]],
    [
      "1,5;2,5\n3,5;4,5",
      [
        ["1,5", "2,5"],
        ["3,5", "4,5"],
      ],
    ],
    [
      "name,notes\nx,a;b",
      [
        ["name", "notes"],
        ["x", "a;b"],
      ],
    ],
    [
      '"a ""b""","c\nd"\ne,f',
      [
        ['a "b"', "c\nd"],
        ["e", "f"],
      ],
    ],
    ['x,"a;b"', [["x", "a;b"]]],
    ["\n\na\n\n\nb\n", [["a"], ["b"]]],
    [",\n", [["", ""]]],
    ['""\na', [[""], ["a"]]],
    ['a,"open\nto the end', [["a", "open\nto the end"]]],
    ['"a"b,c', [["ab", "c"]]],
    [" a , b ", [[" a ", " b "]]],
    ["", []],
  ])("reads %j", (text, cells) => {
    expect(parseCsv(text)).toEqual(cells);
  });

  it.each([
    ["a\n\nb\r\n\r\n\rc", [1, 3, 6]],
    ["sep=;\na\n\nb", [2, 4]],
    ['\uFEFF\n"a\nb";c\n"d"\n\ne;', [2, 4, 6]],
    ["a,b\n".repeat(3), [1, 2, 3]],
    ["", []],
  ])("says in which line of the file each row of %j begins", (text, lines) => {
    expect(finish(readingCsv(text)).lines).toEqual(lines);
  });

  it("reads back what toCsvLine wrote, but for the guard before formulas", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.stringMatching(/^[,;\t"\r\n =a]{0,8}$/),
    );
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, end) => {
        const text = CSV_START + rows.map((row) => toCsvLine(row) + end).join("");
        const back = parseCsv(text).map((row) =>
          row.map((c) => c.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")),
        );
        const sent = rows.map((row) =>
          row.map((c) => c.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")),
        );
        expect(back).toEqual(sent);
      }),
    );
  });

  it("never leaves a cell that a spreadsheet would run", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (cells) => {
        for (const cell of parseCsv(toCsvLine(cells)).flat())
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it("stays quick with long input", () => {
    expect(parseCsv("a,b\n".repeat(50_000))).toHaveLength(50_000);
    expect(parseCsv('"'.repeat(200_001))).toHaveLength(1);
  });
});
