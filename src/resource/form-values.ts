// What a form makes of what is typed: the rules, without React. Values are as the screen has them.
import type { FieldMetadata } from "#src/krill/metadata.ts";
import { idIn } from "#src/krill/inferred-fields.ts";
import { bool01, record } from "#src/util/read.ts";
import { isNothing, tidyInput } from "#src/util/text.ts";
import {
  fieldsOf,
  type FormField,
  type FormGroup,
  type FormSpec,
  type FormValue,
  type FormValues,
} from "./form-spec.ts";

type Shape = { groups: readonly FormGroup[] };

/** A value as it is sent; lists and records come from fields that bring their own `send`. */
export type ApiValue =
  | string
  | number
  | boolean
  | null
  | readonly ApiValue[]
  | { readonly [name: string]: ApiValue };

/** A thing of the API as the form shows it. */
export function valuesOf(spec: Shape, row: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(fieldsOf(spec).map((field) => [field.name, shown(field, row)]));
}

function shown(field: FormField, row: Readonly<Record<string, unknown>>): FormValue {
  const value = row[field.name];
  if (field.kind === "flag") return bool01(value);
  if (field.show) return field.show(value, row);
  if (value === null || value === undefined) return "";
  // A relation that the server embeds (contract 2.4).
  const plain = (field.kind === "id" ? idIn(value) : null) ?? record(value)?.["id"] ?? value;
  if (typeof plain !== "string") return typeof plain === "number" ? String(plain) : "";
  // `------` stands for nothing (contract 2.8); within a secret or a long text it may be meant.
  const isKept = field.kind === "secret" || field.kind === "longtext";
  return !isKept && isNothing(plain) ? "" : plain;
}

/** What a new thing starts from: the description's own values, then the address's. */
export function initialValues(
  spec: Pick<FormSpec<never>, "groups" | "initial" | "fromAddress">,
  address: URLSearchParams,
): FormValues {
  const values: Record<string, FormValue> = {};
  for (const { name, kind } of fieldsOf(spec)) {
    values[name] = spec.initial?.[name] ?? (kind === "flag" ? null : "");
    const given = spec.fromAddress?.includes(name) ? address.get(name) : null;
    if (given !== null && kind !== "flag") values[name] = given.slice(0, 300);
  }
  return values;
}

/** Signs that are tidy as they are, but for blanks at the ends: nearly all cells of a file, of which there may be a million. */
const TIDY = /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u00FF]*$/u;

/** As `tidyInput`, quick for what needs little. */
export function tidyTyped(text: string): string {
  return TIDY.test(text) ? text.trim() : tidyInput(text);
}

/** What is typed, as it is sent. What cannot be read is sent as it is: the check has said so before. */
export function toApi(field: FormField, value: FormValue): ApiValue {
  if (typeof value === "boolean") return value;
  // Blanks around what is typed are slips; within a secret or a text of lines they may be meant.
  const typed = value ?? "";
  if (field.send) return field.send(typed);
  const isKept = field.kind === "secret" || field.kind === "longtext";
  const plain = isKept ? typed : tidyTyped(typed);
  if (plain.trim() === "" && !(isKept && plain !== ""))
    return field.whenEmpty === "blank" ? "" : null;
  if (field.read) return field.read(plain) ?? plain;
  if (field.kind === "number" || field.kind === "id") {
    const number = Number(plain);
    return Number.isFinite(number) ? number : plain;
  }
  return field.kind === "decimal" ? atMostSeven(plain) : plain;
}

/** One field of a form as the API takes it; null where the form has no such field. */
function apiValue(spec: Shape, name: string, values: FormValues): ApiValue {
  const field = fieldsOf(spec).find((one) => one.name === name);
  return field ? toApi(field, values[name] ?? null) : null;
}

/** Long fractions broke saving (contract 2.8). */
function atMostSeven(text: string): string {
  const plain = text.replace(",", ".");
  const number = Number(plain);
  return Number.isFinite(number) && /\.\d{8,}$/u.test(plain) ? number.toFixed(7) : plain;
}

/** Whether two values mean the same once they are sent. */
export function isSame(field: FormField, a: FormValue, b: FormValue): boolean {
  if (a === b) return true;
  if (field.kind === "flag") return false;
  const [left, right] = [toApi(field, a), toApi(field, b)];
  if (field.send) return JSON.stringify(left) === JSON.stringify(right);
  if (field.kind === "decimal" && left !== null && right !== null)
    return Number(left) === Number(right);
  return (left ?? "") === (right ?? "");
}

/** Whether a field stands in the form as it is filled now: one with a value always does. */
export function isInSight(field: FormField, values: FormValues, base: FormValues): boolean {
  if (field.isShown === undefined || field.isShown(values)) return true;
  // One that the server has all the same is shown, since it is not emptied by looking at it.
  if (field.isClearedWhenHidden) return !field.isShown(base) && hasValue(base[field.name]);
  return hasValue(base[field.name]) || hasValue(values[field.name]);
}

function hasValue(value: FormValue | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && value !== false;
}

/** The values that are meant: fields that the API does not take any more by what was changed are empty. */
export function meantValues(spec: Shape, base: FormValues, values: FormValues): FormValues {
  const cleared = fieldsOf(spec).filter((field) => {
    if (!field.isClearedWhenHidden || field.isShown?.(values) !== false) return false;
    const wasSo = isSame(field, base[field.name] ?? null, values[field.name] ?? null);
    return field.isShown(base) || !wasSo;
  });
  if (cleared.length === 0) return values;
  return { ...values, ...Object.fromEntries(cleared.map(({ name }) => [name, ""])) };
}

/** The names of the fields that differ from when the form was opened. */
export function changedFields(spec: Shape, base: FormValues, values: FormValues): string[] {
  const meant = meantValues(spec, base, values);
  return fieldsOf(spec)
    .filter((field) => !isSame(field, base[field.name] ?? null, meant[field.name] ?? null))
    .map(({ name }) => name);
}

/** The body of a save: only what changed (contract 2.11). */
export function changesOf(
  spec: Shape,
  base: FormValues,
  values: FormValues,
): Record<string, ApiValue> {
  const meant = meantValues(spec, base, values);
  const changed = new Set(changedFields(spec, base, values));
  return Object.fromEntries(
    fieldsOf(spec)
      .filter(({ name }) => changed.has(name))
      .map((field) => [field.name, toApi(field, meant[field.name] ?? null)]),
  );
}

/** What `Undo` puts back in a field that was changed; `read` is the thing as it was before. */
export function valueBefore(
  spec: Shape,
  name: string,
  values: FormValues,
  read: Readonly<Record<string, unknown>> | undefined,
): ApiValue {
  const field = fieldsOf(spec).find((one) => one.name === name);
  // What a reply held is a value of the API.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (field?.isUndoneAsRead && read) return (read[name] ?? null) as ApiValue;
  return apiValue(spec, name, values);
}

/** The body of a creation: what is filled; the rest is left to the server's own defaults. */
export function bodyOf(spec: Shape, values: FormValues): Record<string, ApiValue> {
  const meant = meantValues(spec, {}, values);
  return Object.fromEntries(
    fieldsOf(spec).flatMap((field) => {
      const value = toApi(field, meant[field.name] ?? null);
      const isEmpty =
        value === null || value === "" || (Array.isArray(value) && value.length === 0);
      return isEmpty ? [] : [[field.name, value]];
    }),
  );
}

/** A field that somebody else changed since the form was opened. */
export interface Difference {
  field: FormField;
  base: FormValue;
  theirs: FormValue;
  mine: FormValue;
  /** It was changed here too, to something else: one of both is lost. */
  isContested: boolean;
}

/** What somebody else changed meanwhile; what both changed to the same is no difference. */
export function differences(
  spec: Shape,
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
): Difference[] {
  const meant = meantValues(spec, base, mine);
  return fieldsOf(spec).flatMap((field) => {
    const [was, now, wanted] = [base, theirs, meant].map((values) => values[field.name] ?? null);
    if (was === undefined || now === undefined || wanted === undefined) return [];
    if (isSame(field, was, now) || isSame(field, now, wanted)) return [];
    return [
      { field, base: was, theirs: now, mine: wanted, isContested: !isSame(field, was, wanted) },
    ];
  });
}

/**
 * The form on top of what is there now: own changes stay, but for the fields where theirs was chosen;
 * all else is theirs.
 */
export function rebased(
  spec: Shape,
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
  takeTheirs: ReadonlySet<string>,
): FormValues {
  const changed = new Set(changedFields(spec, base, mine));
  return Object.fromEntries(
    fieldsOf(spec).map(({ name }) => {
      const isMine = changed.has(name) && !takeTheirs.has(name);
      return [name, (isMine ? mine : theirs)[name] ?? null];
    }),
  );
}

/** What a server says of its fields, as far as a check needs it. */
export type Fields = Readonly<Record<string, Pick<FieldMetadata, "isRequired" | "maxLength">>>;

/** Whether a field must be filled: by the description, or by the server's own word. */
export function isRequired(field: FormField, values: FormValues, fields: Fields): boolean {
  // A field of yes or no always has an answer.
  if (field.kind === "flag") return false;
  const own =
    typeof field.isRequired === "function" ? field.isRequired(values) : field.isRequired === true;
  return own || fields[field.name]?.isRequired === true;
}

/** What is wrong with a field: a key of the console's own messages or of the form's rules. */
export type FieldProblem =
  | { own: "required" | "number" | "date" | "choice" }
  | { own: "tooLong"; max: number }
  | { rule: string };

/**
 * Everything that is wrong before it is sent (contract 3.1 "Validation known"), by field. Of a thing
 * that is there only what was touched is checked: old values are the server's to judge.
 */
export function problemsOf(
  spec: Pick<FormSpec<never>, "groups" | "check">,
  values: FormValues,
  base: FormValues | null,
  fields: Fields = {},
): Record<string, FieldProblem> {
  const meant = meantValues(spec, base ?? {}, values);
  const touched = base === null ? null : new Set(changedFields(spec, base, values));
  const problems: Record<string, FieldProblem> = {};
  for (const field of fieldsOf(spec)) {
    const value = meant[field.name] ?? null;
    if (!isInSight(field, meant, base ?? meant)) continue;
    const isNeeded =
      isRequired(field, meant, fields) &&
      // Empty before, and asked for neither by the server nor by what was changed.
      (touched === null || touched.has(field.name) || isNewlyRequired(field, meant, base));
    const problem = problemOf(field, value, meant, fields, isNeeded);
    if (problem && (problem.isMissing || touched === null || touched.has(field.name)))
      problems[field.name] = problem.problem;
  }
  for (const [name, rule] of Object.entries(spec.check?.(meant, base) ?? {}))
    problems[name] ??= { rule };
  return problems;
}

function isNewlyRequired(field: FormField, values: FormValues, base: FormValues | null): boolean {
  return base !== null && isRequired(field, values, {}) && !isRequired(field, base, {});
}

function problemOf(
  field: FormField,
  value: FormValue,
  values: FormValues,
  fields: Fields,
  isNeeded: boolean,
): { problem: FieldProblem; isMissing?: true } | null {
  if (typeof value === "boolean" || field.kind === "flag") return null;
  const text = value ?? "";
  if (text.trim() === "")
    return isNeeded ? { problem: { own: "required" }, isMissing: true } : null;
  if (field.kind === "number" && !/^\s*-?\d+\s*$/u.test(text))
    return { problem: { own: "number" } };
  if (field.kind === "id" && !/^\s*\d{1,15}\s*$/u.test(text)) return { problem: { own: "choice" } };
  if (field.kind === "decimal" && !/^\s*-?\d+([.,]\d+)?\s*$/u.test(text))
    return { problem: { own: "number" } };
  if (field.kind === "date" && !isDate(text)) return { problem: { own: "date" } };
  const max = fields[field.name]?.maxLength ?? field.maxLength ?? null;
  const sent = toApi(field, text);
  if (max !== null && typeof sent === "string" && Array.from(sent).length > max)
    return { problem: { own: "tooLong", max } };
  const rule = field.check?.(field.send ? text : tidyTyped(text), values) ?? null;
  return rule === null ? null : { problem: { rule } };
}

/** `YYYY-MM-DD` of a day that exists (contract 2.8). */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
