import { describe, expect, test } from "vitest";
import { isSpelledSo, listedOf, numbersIn, questionsOf } from "./cdr-spellings.ts";

const asked = (question: Parameters<typeof questionsOf>[0]) =>
  questionsOf(question).map((one) => Object.values(numbersIn(one)).join(" "));

describe("calls are asked for in each spelling of a number", () => {
  test.each([
    ["912000001", ["912000001", "0034912000001", "+34912000001", "34912000001"]],
    ["912 000 001", ["912000001", "0034912000001", "+34912000001", "34912000001"]],
    ["34912000001", ["34912000001", "912000001", "0034912000001", "+34912000001"]],
    ["+34 912 000 001", ["+34912000001", "912000001", "0034912000001", "34912000001"]],
    ["+351212345678", ["+351212345678", "351212345678", "00351212345678"]],
    ["1001", ["1001"]],
    ["cpe0101", ["cpe0101"]],
  ])("%s, as it was typed first", (typed, spellings) => {
    expect(asked({ search: typed })).toEqual(spellings);
    for (const name of ["src", "dst", "ddi"])
      expect(asked({ filters: { [name]: typed, cpe: "x" } })).toEqual(spellings);
  });

  test("each with each where there are two", () => {
    const both = asked({ filters: { src: "912000001", dst: "+351212345678" } });
    expect(both).toHaveLength(12);
    expect(both).toContain("0034912000001 351212345678");
  });

  test("once where there is none, with the rest as it is", () => {
    expect(questionsOf({ filters: { cpe: "912000001" } })).toEqual([
      { filters: { cpe: "912000001" }, search: undefined },
    ]);
  });
});

test.each([
  [{ src: "0034912000001" }, true],
  [{ src: "912000001" }, false],
  [{ dst: "600" }, true],
  [{ ddi: "600" }, true],
  [{ ddi: "912000001" }, false],
])("a call from 0034912000001 to 600 is spelled as %j asks: %j", (filters, isSo) => {
  expect(isSpelledSo({ src: "0034912000001", dst: "600", cpe: null }, { filters })).toBe(isSo);
});

test("the first spelling that finds calls is listed, the others are told", () => {
  const found = (search: string, calls: number | null) => ({ question: { search }, calls });
  const [a, b, c, d] = [found("a", 0), found("b", 2), found("c", null), found("d", 1)];
  expect(listedOf([a, b, c, d])).toEqual({ listed: b, others: [d] });
  expect(listedOf([a])).toEqual({ listed: null, others: [] });
});
