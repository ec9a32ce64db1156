import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** How many rows each part of the contract's section 4 has: S1 to S22, D1 to D10 and so on. */
const ROWS: Record<string, number> = {
  S: 22,
  D: 10,
  C: 29,
  M: 33,
  H: 29,
  P: 16,
  R: 10,
  K: 15,
  I: 4,
  L: 4,
  A: 2,
};
const STATES = /^(works|in part|no|[B-H](, [B-H])*)$/;

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

const ids = Object.entries(ROWS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);
const lines = read("docs/checklist.md")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([before, id]) => before === "" && /^[A-Z]\d+$/.test(id ?? ""))
  .map(([, id = "", what = "", state = "", answer = ""]) => ({ id, what, state, answer }));

/** Files that a document names in backticks: from the root or, shortened, below `src/`. */
function filesIn(text: string): string[] {
  return [...text.matchAll(/`([\w./-]+\.(?:tsx?|md|css))`/g)].map(([, path = ""]) => path);
}

describe("docs/checklist.md", () => {
  test("has one line for each row of section 4, in its order, and no other", () => {
    expect(lines.map(({ id }) => id)).toEqual(ids);
  });

  test("each line has a state of its own words and an answer", () => {
    const poor = lines.filter(
      ({ what, state, answer }) => what === "" || !STATES.test(state) || answer === "",
    );
    expect(poor).toEqual([]);
  });

  test("what works, whole or in part, is to be found in a file", () => {
    const claims = lines.filter(({ state }) => state === "works" || state === "in part");
    expect(claims.filter(({ answer }) => filesIn(answer).length === 0)).toEqual([]);
  });
});

describe("the files that are named", () => {
  test.each(["docs/checklist.md", "docs/assumptions.md"])("in %s exist", (document) => {
    const gone = filesIn(read(document)).filter(
      (path) => !existsSync(new URL(path, root)) && !existsSync(new URL(`src/${path}`, root)),
    );
    expect(gone).toEqual([]);
  });
});
