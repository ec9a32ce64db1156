import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choice, flag, secret, text, type FormSpec } from "./form-spec.ts";
import {
  cellText,
  guessMapping,
  importFields,
  isGood,
  isUntellable,
  readImport as readingImport,
  WHOLE,
  type ImportRules,
} from "./import-rows.ts";
import type { LookedUp } from "./import-spec.ts";
import { parseCsv, toCsvLine } from "#src/util/csv.ts";
import { finish } from "#src/util/slices.ts";
import { isNothing } from "#src/util/text.ts";
import { tidyTyped } from "./form-values.ts";

const readImport = (...given: Parameters<typeof readingImport>) => finish(readingImport(...given));

const spec: Pick<FormSpec<never>, "groups" | "initial" | "check" | "newName"> = {
  groups: [
    {
      id: "one",
      fields: [
        text("name", { isRequired: true }),
        text("postalcode", { check: (code) => (/^\d+$/u.test(code) ? null : "postalcode") }),
        text("external_id", { maxLength: 5 }),
        { name: "profile", kind: "id" },
        choice("model"),
        flag("active"),
        secret("wifi_password"),
      ],
    },
  ],
  initial: { active: true },
  newName: ({ name }) => String(name ?? ""),
};
const PROFILES: Readonly<Record<string, LookedUp>> = {
  fast: { id: "7", name: "Fast" },
  "8": {
    both: [
      { id: "8", name: "Slow" },
      { id: "9", name: "8" },
    ],
  },
  twice: "several",
  secret: "untold",
};
const rules: ImportRules = {
  fields: {},
  choices: { model: ["HG1", "HG2"] },
  unique: ["external_id"],
  read: { profile: (name) => PROFILES[name] ?? "missing" },
};
const mapping = {
  hasHeader: true,
  fields: ["name", "postalcode", "external_id", "profile", "model", "active"],
};
/** A file without empty lines. */
const file = (...rows: string[][]) => ({ rows, lines: rows.map((_, at) => at + 1) });
const one = (...cells: string[]) => readImport(spec, file(["head"], cells), mapping, rules)[0];

describe("the columns of a file", () => {
  const fields = importFields(spec);
  const names: Record<string, string[]> = {
    name: ["Name", "Nombre"],
    active: ["Active", "Activo"],
  };
  const guess = (...first: string[]) => guessMapping(first, fields, (name) => names[name] ?? []);

  test("are known by the API's names and by both languages' own", () => {
    expect(guess("Nombre", "EXTERNAL-ID", "activo", "whatever", "")).toEqual({
      hasHeader: true,
      fields: ["name", "external_id", "active", null, null],
    });
  });

  test("are not guessed where no name fits, and none is guessed twice", () => {
    expect(guess("Ana", "28001").hasHeader).toBe(false);
    expect(guess("name", "Name").fields).toEqual(["name", null]);
  });

  test("never hold a secret", () => {
    expect(fields.map(({ name }) => name)).not.toContain("wifi_password");
    expect(guess("wifi_password").fields).toEqual([null]);
  });
});

describe("a row", () => {
  test("becomes what a form would send, in the API's own shape", () => {
    expect(one(" Ana ", "28001", "", "fast", "HG1", "no")).toEqual({
      line: 2,
      name: "Ana",
      body: { name: "Ana", postalcode: "28001", profile: 7, model: "HG1", active: false },
      found: { profile: { id: "7", name: "Fast" } },
      problems: {},
    });
  });

  test("has what the form starts from where its cell is empty, and a neutralised cell as it was", () => {
    expect(one("'=Ana", "------")).toMatchObject({
      body: { name: "=Ana", active: true },
      problems: {},
    });
  });

  test.each([
    [["", "28001"], { name: { own: "required" } }],
    [["Ana", "28 A"], { postalcode: { rule: "postalcode" } }],
    [["Ana", "", "123456"], { external_id: { own: "tooLong", max: 5 } }],
    [["Ana", "", "", "warp"], { profile: { named: "warp", why: "missing" } }],
    [["Ana", "", "", "twice"], { profile: { named: "twice", why: "several" } }],
    [["Ana", "", "", "8"], { profile: { named: "8", ...(PROFILES["8"] as object) } }],
    [["Ana", "", "", "secret"], { profile: { named: "secret", why: "untold" } }],
    [["Ana", "", "", "", "HG9"], { model: { own: "choice" } }],
    [["Ana", "", "", "", "", "perhaps"], { active: { own: "flag" } }],
  ])("that is wrong says where: %j", (cells, problems) => {
    const row = one(...cells);
    expect(row?.problems).toMatchObject(problems);
    expect(row && isGood(row)).toBe(false);
  });

  test("that has what another line has is doubled; empty lines are none", () => {
    const rows = readImport(
      spec,
      file(
        ["head"],
        ["Ana", "", "A1"],
        ["", " "],
        ["Eva", "", "A1"],
        ["Ida", "", ""],
        ["Uma", "", ""],
      ),
      mapping,
      rules,
    );
    expect(rows.map(({ line, problems }) => [line, problems])).toEqual([
      [2, {}],
      [4, { external_id: { line: 2 } }],
      [5, {}],
      [6, {}],
    ]);
  });

  test("that is the same as another in all that is imported says so, before anything is looked up", () => {
    const rows = readImport(
      spec,
      file(
        ["head"],
        ["Ana", "", "", "fast", "", "", "a"],
        ["Ana", "", "", "slow"],
        [" Ana ", "", "", "fast", "", "", "b"],
        ["", "28 A"],
        ["Eva", "", "A1"],
        ["Eva", "", "A1"],
      ),
      mapping,
      { ...rules, isOpen: (field) => field === "profile" },
    );
    expect(rows.map(({ line, problems }) => [line, problems[WHOLE] ?? null])).toEqual([
      [2, null],
      [3, null],
      [4, { same: 2 }],
      [5, null],
      [6, null],
      [7, { same: 6 }],
    ]);
    expect(rows[5]?.problems).toEqual({ [WHOLE]: { same: 6 } });
  });

  test("without any unique field cannot be told from what is there", () => {
    const rows = [one("Ana"), one("Ana", "", "A1"), one("Ana", "", "------")];
    expect(rows.map((row) => row && isUntellable(row, rules.unique))).toEqual([true, false, true]);
  });

  test("has the number of its line in the file, over empty lines", () => {
    const rows = readImport(
      spec,
      { rows: [["head"], ["Ana", "", "A1"], ["Eva", "", "A1"]], lines: [1, 3, 7] },
      mapping,
      rules,
    );
    expect(rows.map(({ line, problems }) => [line, problems])).toEqual([
      [3, {}],
      [7, { external_id: { line: 3 } }],
    ]);
  });
});

test("a cell of our own export is imported as what it was, whatever a spreadsheet would run", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.string({
      unit: fc.constantFrom("=", "＝", "＋", "－", "＠", "@", "a", "1", "\n"),
      minLength: 1,
    }),
  );
  fc.assert(
    fc.property(cell, (value) => {
      fc.pre(!value.startsWith("'"));
      const back = parseCsv(toCsvLine([value])).flat()[0] ?? "";
      expect(cellText(back)).toBe(isNothing(tidyTyped(value)) ? "" : tidyTyped(value));
    }),
  );
});
