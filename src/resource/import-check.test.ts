import { describe, expect, test } from "vitest";
import { ApiError, kindOf } from "#src/krill/errors.ts";
import { cellKey, checkRows, isOpen, type Checked, type OpenCell } from "./import-check.ts";
import type { ImportRow } from "./import-rows.ts";
import type { LookedUp } from "./import-spec.ts";

const NOTHING: Checked = { found: new Map(), asked: new Map(), untold: new Set() };
const FINE: ImportRow["problems"] = {};
const OPEN: ImportRow["problems"] = { profile: { own: "lookup" } };
const OLD: ImportRow["problems"] = { name: { exists: "Old" } };
const lookup = { by: "name", byText: never, byId: never } as const;
async function never(): Promise<LookedUp> {
  throw new Error("not asked here");
}

/** Rows by line; each names what its text says, and is open until that is found. */
const rowsOf =
  (names: readonly string[]) =>
  (found: Checked["found"]): ImportRow[] =>
    names.map((name, at) => ({
      line: at + 1,
      name,
      body: { name },
      found: {},
      problems: found.has(cellKey("profile", name)) ? FINE : OPEN,
    }));

/** Checks rows before a server that fails as it is told, by question and how often it was asked. */
async function check(
  names: readonly string[],
  fail: (question: string, time: number) => number | null,
  before = NOTHING,
) {
  const asked: string[] = [];
  const waited: number[] = [];
  const answer = (question: string) => {
    const status = fail(question, asked.filter((one) => one === question).length);
    asked.push(question);
    if (status !== null)
      throw new ApiError({
        kind: status === 0 ? "network" : kindOf(status),
        status,
        retryAfter: 7,
      });
  };
  const cells = names.map((text): OpenCell => ({ field: "profile", text, lookup }));
  const result = await checkRows(before, {
    cells,
    lookUp: async ({ text }) => {
      answer(`cell ${text}`);
      return { id: "1", name: text };
    },
    read: async (found) => rowsOf(names)(found),
    ask: async ({ name }) => {
      answer(`row ${name}`);
      return [name === "old" ? OLD : FINE, ["sn"]];
    },
    signal: new AbortController().signal,
    wait: async (seconds) => void waited.push(seconds),
    onProgress: () => undefined,
  });
  const open = rowsOf(names)(result.checked.found).filter(
    (row) => isOpen(row) && !result.checked.asked.has(row.line),
  );
  return { ...result, asked, waited, open: open.map(({ name }) => name) };
}

const MANY = Array.from({ length: 60 }, (_, at) => `n${at}`);

describe("the check of an import", () => {
  test("asks for each cell and each row once, and says what is there already", async () => {
    const { checked, error, asked, open } = await check(["new", "old"], () => null);
    expect(error).toBeNull();
    expect(asked.toSorted()).toEqual(["cell new", "cell old", "row new", "row old"]);
    expect([...checked.asked]).toEqual([
      [1, {}],
      [2, { name: { exists: "Old" } }],
    ]);
    expect([...checked.untold]).toEqual(["sn"]);
    expect(open).toEqual([]);
  });

  test("where nothing is looked up the rows stay as they were read, however many", async () => {
    const seen: Checked["found"][] = [];
    const { checked } = await checkRows(NOTHING, {
      cells: [],
      lookUp: never,
      read: async (found) => {
        seen.push(found);
        return [{ line: 1, name: "new", body: {}, found: {}, problems: FINE }];
      },
      ask: async () => [FINE, []],
      signal: new AbortController().signal,
      wait: async () => undefined,
      onProgress: () => undefined,
    });
    expect(checked.asked.size).toBe(1);
    for (const found of [...seen, checked.found]) expect(found).toBe(NOTHING.found);
  });

  test("waits as long as the server asks, and asks for what was refused again", async () => {
    const { error, asked, waited, open } = await check(MANY, (question, time) =>
      question === "row n40" && time === 0 ? 429 : null,
    );
    expect([error, open, waited]).toEqual([null, [], [7]]);
    expect(asked).toHaveLength(121);
  });

  test("goes on where one question fails by itself, and then asks for that alone", async () => {
    const isOdd = (question: string) => question === "row n3" || question === "cell n9";
    const first = await check(MANY, (question) => (isOdd(question) ? 500 : null));
    expect(first.error).toMatchObject({ status: 500 });
    expect(first.open).toEqual(["n3", "n9"]);
    const again = await check(MANY, () => null, first.checked);
    expect(again.asked).toEqual(["cell n9", "row n3", "row n9"]);
    expect([again.error, again.open]).toEqual([null, []]);
  });

  test("keeps what was told where nothing can be asked any more", async () => {
    let left = 95;
    const first = await check(MANY, () => (left-- > 0 ? null : 0));
    expect(first.error).toMatchObject({ kind: "network" });
    expect(first.checked.found.size + first.checked.asked.size).toBe(95);
    expect(first.asked.length).toBeLessThanOrEqual(95 + 6);
    const again = await check(MANY, () => null, first.checked);
    expect(again.asked).toHaveLength(25);
    expect(again.open).toEqual([]);
  });
});
