import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goodFriday, holidayIn, isHoliday, parseHoliday, writeHoliday } from "./holiday.ts";

describe("Good Friday", () => {
  test.each([
    [2000, 4, 21],
    [2008, 3, 21],
    [2011, 4, 22],
    [2024, 3, 29],
    [2025, 4, 18],
    [2026, 4, 3],
    [2027, 3, 26],
    [2038, 4, 23],
  ])("of %i is %i/%i", (year, month, day) => {
    expect(goodFriday(year)).toEqual({ year, month, day });
  });

  test("is a Friday between 20 March and 23 April, in every year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 3000 }), (year) => {
        const { month, day } = goodFriday(year);
        const date = new Date(Date.UTC(year, month - 1, day));
        expect(date.getUTCDay()).toBe(5);
        expect(month * 100 + day).toBeGreaterThanOrEqual(320);
        expect(month * 100 + day).toBeLessThanOrEqual(423);
      }),
    );
  });
});

describe("a holiday's text", () => {
  test.each([
    ["1/1", { kind: "fixed", day: 1, month: 1 }],
    ["15/8", { kind: "fixed", day: 15, month: 8 }],
    [" 06/12 ", { kind: "fixed", day: 6, month: 12 }],
    ["29/2", { kind: "fixed", day: 29, month: 2 }],
    ["$easter$", { kind: "good-friday" }],
    ["$EASTER$", { kind: "good-friday" }],
    ["30/2", null],
    ["8/15", null],
    ["0/1", null],
    ["1-1", null],
    ["1/1/2027", null],
    ["easter", null],
    ["", null],
  ])("%j is %j", (text, holiday) => {
    expect(parseHoliday(text)).toEqual(holiday);
  });

  test("is written without zeros in front", () => {
    expect(writeHoliday({ kind: "fixed", day: 6, month: 1 })).toBe("6/1");
    expect(writeHoliday({ kind: "good-friday" })).toBe("$easter$");
  });

  test("29/2 does not fall in a year without that day", () => {
    const leap = { kind: "fixed", day: 29, month: 2 } as const;
    expect(holidayIn(2027, leap)).toBeNull();
    expect(holidayIn(2028, leap)).toEqual({ year: 2028, month: 2, day: 29 });
    expect(isHoliday({ year: 2027, month: 3, day: 1 }, ["29/2"])).toBe(false);
  });

  test("that cannot be read closes nothing", () => {
    expect(isHoliday({ year: 2027, month: 1, day: 1 }, ["", "32/1", "first"])).toBe(false);
    expect(isHoliday({ year: 2027, month: 3, day: 26 }, ["1/1", "$easter$"])).toBe(true);
    expect(isHoliday({ year: 2027, month: 3, day: 28 }, ["1/1", "$easter$"])).toBe(false);
  });
});
