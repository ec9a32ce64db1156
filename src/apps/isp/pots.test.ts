import { describe, expect, test } from "vitest";
import { cpeNameOfLine, lineRights, ownerId, potsName } from "./pots.ts";

describe("a telephone line", () => {
  const NAMES: [name: string, pots: Parameters<typeof potsName>[0], said: string][] = [
    ["its own", { id: 1, lineid: "cpe0101-1", cli: "900000001" }, "cpe0101-1"],
    ["its number", { id: 1, lineid: null, cli: "900000001" }, "900000001"],
    ["its id where nothing is told", { id: 1, lineid: "", cli: " - " }, "#1"],
  ];
  test.each(NAMES)("is called by %s", (_name, pots, said) => {
    expect(potsName(pots)).toBe(said);
  });

  const OWNERS: [lineid: string | null, cpe: string | null][] = [
    ["cpe0101-1", "cpe0101"],
    ["a-b-12", "a-b"],
    ["cpe0101", null],
    ["-1", null],
    [null, null],
  ];
  test.each(OWNERS)("%s belongs to %s", (lineid, cpe) => {
    expect(cpeNameOfLine({ lineid })).toBe(cpe);
  });

  test("knows its owner as a number, as a joined thing, or not", () => {
    expect([ownerId(7), ownerId({ id: 8 }), ownerId(null), ownerId(undefined)]).toEqual([
      7,
      8,
      null,
      null,
    ]);
  });

  test("is never deleted, whatever the server permits", () => {
    expect(lineRights(null)).toEqual(new Set(["PATCH"]));
    expect(lineRights(new Set(["GET", "PATCH", "DELETE"]))).toEqual(new Set(["PATCH"]));
    expect(lineRights(new Set(["GET", "DELETE"]))).toEqual(new Set());
  });
});
