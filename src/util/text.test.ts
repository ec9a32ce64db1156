import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, isNothing, tidyInput, visible } from "./text.ts";

const wild = fc.string({ unit: "binary", maxLength: 300 });

describe("nothing (contract 2.8)", () => {
  it.each([null, undefined, "", " - ", "------", "  ", "-"])("%j says nothing", (value) => {
    expect(isNothing(value)).toBe(true);
    expect(cleanText(value)).toBeNull();
  });

  it.each([
    [0, "0"],
    [false, "false"],
    [" - Espinardo", " - Espinardo"],
    ["-3", "-3"],
    ["17000831539000002       ", "17000831539000002       "],
  ])("%j is kept letter for letter", (value, text) => {
    expect(isNothing(value)).toBe(false);
    expect(cleanText(value)).toBe(text);
  });

  it("gives null for objects and lists, which are no text", () => {
    expect(cleanText({})).toBeNull();
    expect(cleanText(["online"])).toBeNull();
  });
});

describe("visible", () => {
  it.each([
    ["Calle Bolivia nº 21 3ºB", "Calle Bolivia nº 21 3ºB"],
    ["uprx=-11.63\r\nsecond line", "uprx=-11.63\nsecond line"],
    ["name\u202Egnp.exe", "name\uFFFDgnp.exe"],
    ["zero\u200Bwidth", "zero\uFFFDwidth"],
    ["bell\u0007", "bell\uFFFD"],
    ["broken \uD83D", "broken \uFFFD"],
  ])("shows %j harmlessly", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("caps by characters and never cuts one in two", () => {
    expect(visible("abcdef", 4)).toBe("abc…");
    expect(visible("😀😀😀😀", 3)).toBe("😀😀…");
    expect(visible("😀😀😀", 3)).toBe("😀😀😀");
  });

  it("is capped, free of hidden characters and stable for any text", () => {
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 50 }), (text, max) => {
        const shown = visible(text, max);
        expect(Array.from(shown).length).toBeLessThanOrEqual(max);
        expect(shown).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/);
        expect(visible(shown, max)).toBe(shown);
      }),
    );
  });
});

describe("tidyInput", () => {
  it.each([
    ["\uFEFFHWTC14310A47\r\n", "HWTC14310A47"],
    ["ＨＷＴＣ１４３１０Ａ４７", "HWTC14310A47"],
    ["10.8.\u200B33.14", "10.8.33.14"],
    ["916\u00A0727\u202F461", "916 727 461"],
    ["a\r\nb\rc", "a\nb\nc"],
    ["García  Ana", "García  Ana"],
    ["Garci\u0301a", "García"],
  ])("%j is read as %j", (text, tidy) => {
    expect(tidyInput(text)).toBe(tidy);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(wild, (text) => {
        expect(tidyInput(tidyInput(text))).toBe(tidyInput(text));
      }),
    );
  });
});
