import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAlike } from "./alike.ts";

describe("two values of the API", () => {
  test.each<[unknown, unknown]>([
    [null, ""],
    [undefined, null],
    [7, "7"],
    ["40.5000000", "40.5"],
    [40.5, "40.50"],
    [true, 1],
    [false, "False"],
    [{ id: 3, name: "cpe" }, 3],
    [{ id: "3" }, 3],
    [
      [1, 2],
      ["1", { id: 2 }],
    ],
    [{ a: 1 }, { a: 1 }],
  ])("mean the same: %j, %j", (a, b) => {
    expect([isAlike(a, b), isAlike(b, a)]).toEqual([true, true]);
  });

  test.each<[unknown, unknown]>([
    ["07", "7"],
    ["07", 7],
    ["", 0],
    [null, 0],
    [false, null],
    [true, "maybe"],
    [true, 2],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [[], ""],
    [[7], 7],
    ["1.5.2", "1.5.20"],
    [{ a: 1 }, { a: 2 }],
  ])("mean something else: %j, %j", (a, b) => {
    expect([isAlike(a, b), isAlike(b, a)]).toEqual([false, false]);
  });

  test("mean the same as themselves, however they are written as text", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer(), (value, number) => {
        expect(isAlike(value, structuredClone(value))).toBe(true);
        expect(isAlike(number, String(number))).toBe(true);
      }),
    );
  });
});
