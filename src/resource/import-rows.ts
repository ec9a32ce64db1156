// Rows of a CSV file as new things of a form: which column is which field, and what is wrong with each
// row before anything is sent. Pure.
import { isNothing } from "#src/util/text.ts";
import {
  fieldsOf,
  type FormField,
  type FormSpec,
  type FormValue,
  type FormValues,
} from "./form-spec.ts";
import {
  bodyOf,
  initialValues,
  problemsOf,
  tidyTyped,
  type ApiValue,
  type FieldProblem,
  type Fields,
} from "./form-values.ts";
import { isNamed, type LookedUp, type Named } from "./import-spec.ts";

type Spec = Pick<FormSpec<never>, "groups" | "initial" | "check" | "newName">;

/** What is wrong with a field of a row. */
export type ImportProblem =
  | FieldProblem
  /** It is neither yes nor no. */
  | { own: "flag" }
  /** What it names has not been looked up yet. */
  | { own: "lookup" }
  /** Another line of the file has the same. */
  | { line: number }
  /** All that is imported of another line is the same. */
  | { same: number }
  /** There is one already that has it. */
  | { exists: string }
  /** What it names was not found, stands for several, or could not be looked for. */
  | { named: string; why: Exclude<LookedUp, object> }
  /** It is the id of one thing and names another. */
  | { named: string; both: readonly [Named, Named] };

/** A row of the file as it would be created. */
export interface ImportRow {
  /** In the file, from 1. */
  line: number;
  name: string;
  /** What is sent. */
  body: Readonly<Record<string, ApiValue>>;
  /** What was looked up, by field. */
  found: Readonly<Record<string, Named>>;
  /** By field; what is wrong with the row as a whole by `WHOLE`. */
  problems: Readonly<Record<string, ImportProblem>>;
}

/** Stands for a field where a whole row is wrong. */
export const WHOLE = "";

/** How the columns of a file are read: the field of each column, null for one that is left out. */
export interface ImportMapping {
  hasHeader: boolean;
  fields: readonly (string | null)[];
}

/** What rows are judged by beside the form's own rules. */
export interface ImportRules {
  /** What the server says of its fields, and the values that it takes. */
  fields: Fields;
  choices: Readonly<Record<string, readonly string[]>>;
  /** Fields that no two things have the same of. */
  unique: readonly string[];
  /** What stands in the file for what is sent, by field: a profile's name for its id. Undefined: as it is. */
  read?: Readonly<Record<string, (text: string) => LookedUp | undefined>>;
  /** Whether what it names has to be looked up first. */
  isOpen?: (field: string, text: string) => boolean;
}

/** The fields that a file can fill: all but secrets, which would stay on disk with the record. */
export function importFields(spec: Pick<Spec, "groups">): readonly FormField[] {
  return fieldsOf(spec).filter(({ kind }) => kind !== "secret");
}

/** Guesses the columns of a file by its first line: the API's name of a field, or one of its names on the screen. */
export function guessMapping(
  first: readonly string[],
  fields: readonly FormField[],
  namesOf: (field: string) => readonly string[],
): ImportMapping {
  const taken = new Set<string>();
  const guessed = first.map((cell) => {
    const wanted = plain(cell);
    const field = fields.find(
      ({ name }) =>
        !taken.has(name) && [name, ...namesOf(name)].some((one) => plain(one) === wanted),
    );
    if (wanted === "" || !field) return null;
    taken.add(field.name);
    return field.name;
  });
  return { hasHeader: guessed.some((name) => name !== null), fields: guessed };
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

const YES = new Set(["true", "1", "yes", "y", "si", "sí", "on", "x"]);
const NO = new Set(["false", "0", "no", "n", "off"]);

/** A file as it was read. */
export interface ImportCells {
  rows: readonly (readonly string[])[];
  /** The line of the file, from 1, in which each row begins. */
  lines: readonly number[];
}

/**
 * Reads the rows of a file; of several columns for one field the first that is filled counts. Rests after each, since there
 * may be tens of thousands.
 */
export function* readImport(
  spec: Spec,
  { rows, lines }: ImportCells,
  mapping: ImportMapping,
  rules: ImportRules,
): Generator<undefined, ImportRow[]> {
  // What is the same for all rows, of which there may be tens of thousands.
  const form: ImportForm = {
    spec: { ...spec, groups: [{ id: "", fields: fieldsOf(spec) }] },
    sent: { groups: [{ id: "", fields: importFields(spec) }] },
    fields: new Map(importFields(spec).map((field) => [field.name, field])),
    initial: initialValues(spec, new URLSearchParams()),
  };
  const first = new Map<string, number>();
  const read: ImportRow[] = [];
  for (const [index, cells] of rows.entries()) {
    yield;
    const isHeader = mapping.hasHeader && index === 0;
    if (isHeader || cells.every((cell) => cell.trim() === "")) continue;
    const line = lines[index] ?? index + 1;
    const texts = mapping.fields.map((name, column) => name && cellText(cells[column] ?? ""));
    const row = readRow(form, texts, line, mapping, rules);
    // As it was written: what cells name may not have been looked up yet.
    const key = JSON.stringify(texts);
    const same = first.get(key);
    if (same === undefined) first.set(key, line);
    read.push(
      same === undefined ? row : { ...row, problems: { ...row.problems, [WHOLE]: { same } } },
    );
  }
  return withDoubles(read, rules.unique);
}

/** A form as every row of a file is read by it. */
interface ImportForm {
  /** Its fields in one group: they are gone through for each row. */
  spec: Spec;
  /** Those that are sent: a secret would stay on disk with the record. */
  sent: Pick<Spec, "groups">;
  fields: ReadonlyMap<string, FormField>;
  initial: FormValues;
}

function readRow(
  { spec, sent, fields, initial }: ImportForm,
  texts: readonly (string | null)[],
  line: number,
  mapping: ImportMapping,
  rules: ImportRules,
): ImportRow {
  const values: Record<string, FormValue> = { ...initial };
  const problems: Record<string, ImportProblem> = {};
  const found: Record<string, Named> = {};
  const isFilled = new Set<string>();
  for (const [column, name] of mapping.fields.entries()) {
    const field = name === null ? undefined : fields.get(name);
    const text = texts[column] ?? "";
    if (!field || text === "" || isFilled.has(field.name)) continue;
    isFilled.add(field.name);
    if (field.kind === "flag") {
      const isYes = YES.has(text.toLowerCase());
      if (isYes || NO.has(text.toLowerCase())) values[field.name] = isYes;
      else problems[field.name] = { own: "flag" };
      continue;
    }
    if (rules.isOpen?.(field.name, text)) {
      problems[field.name] = { own: "lookup" };
      continue;
    }
    const named = rules.read?.[field.name]?.(text);
    values[field.name] = isNamed(named) ? named.id : text;
    if (isNamed(named)) found[field.name] = named;
    else if (typeof named === "object") problems[field.name] = { named: text, ...named };
    else if (named) problems[field.name] = { named: text, why: named };
    const choices = rules.choices[field.name] ?? [];
    if (field.kind === "choice" && choices.length > 0 && !choices.includes(text))
      problems[field.name] = { own: "choice" };
  }
  for (const [name, problem] of Object.entries(problemsOf(spec, values, null, rules.fields)))
    problems[name] ??= problem;
  const body = bodyOf(sent, values);
  return { line, name: spec.newName?.(values) ?? "", body, found, problems };
}

/** A cell as it was meant: without the mark by which our own exports keep spreadsheets from running it. */
export function cellText(cell: string): string {
  const meant = /^'[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? cell.slice(1) : cell;
  const text = tidyTyped(meant);
  return isNothing(text) ? "" : text;
}

function withDoubles(rows: ImportRow[], unique: readonly string[]): ImportRow[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    if (row.problems[WHOLE]) return row;
    const doubles: Record<string, ImportProblem> = {};
    for (const name of unique) {
      const value = row.body[name];
      // What is told by, is told by text or number.
      if ((typeof value !== "string" && typeof value !== "number") || row.problems[name]) continue;
      const key = `${name} ${value}`;
      const line = first.get(key);
      if (line === undefined) first.set(key, row.line);
      else doubles[name] = { line };
    }
    return Object.keys(doubles).length === 0
      ? row
      : { ...row, problems: { ...row.problems, ...doubles } };
  });
}

/** Whether a row has nothing by which Krill can be asked whether it is there already. */
export function isUntellable(
  { body }: Pick<ImportRow, "body">,
  unique: readonly string[],
): boolean {
  return unique.every((name) => typeof body[name] !== "string" || body[name] === "");
}

/** Whether nothing is wrong with a row, as far as is known. */
export function isGood({ problems }: Pick<ImportRow, "problems">): boolean {
  return Object.keys(problems).length === 0;
}
