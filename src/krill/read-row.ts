// How rows of the API are described and read: what is required for safety is strict (ids), all else
// tolerant; a field that does not fit becomes null and is reported, unknown fields are kept.
import {
  bool01,
  list,
  note,
  num,
  record,
  under,
  whole,
  type Fields,
  type Oddity,
  type Where,
} from "#src/util/read.ts";

/** Reads one field that is there; null where it does not fit, with a note of what was odd. */
export type FieldReader<T> = (value: unknown, where: Where) => T | null;

/** Reads a row; null without a valid id. */
export type RowReader<Row> = (raw: unknown, where: Where) => Row | null;

type FieldsOf<F extends Record<string, FieldReader<unknown>>> = {
  [K in keyof F]?: ReturnType<F[K]>;
};

/** A row by its fields: absent ones stay absent, unknown ones are kept. */
export type RowBy<
  F extends Record<string, FieldReader<unknown>>,
  Id extends number | string = number,
> = { id: Id } & FieldsOf<F> & Record<string, unknown>;

/** Describes a row with a numeric id by the fields that the contract documents. */
export function row<F extends Record<string, FieldReader<unknown>>>(
  fields: F,
): RowReader<RowBy<F>> {
  return rowBy((read, where) => idField(read["id"], under(where, "id")), fields);
}

/**
 * Describes a row that is known by a text: the first of `keys` that it has. Its own `id`, where it has
 * one, is lost.
 */
export function keyedRow<F extends Record<string, FieldReader<unknown>>>(
  keys: readonly string[],
  fields: F,
): RowReader<RowBy<F, string>> {
  return rowBy((read, where) => {
    for (const key of keys) {
      const value = read[key];
      if (typeof value === "number" && Number.isFinite(value)) return String(value);
      if (typeof value === "string" && value !== "") return value;
    }
    note(under(where, keys[0] ?? "id"), "not-text", read[keys[0] ?? "id"]);
    return null;
  }, fields);
}

function rowBy<F extends Record<string, FieldReader<unknown>>, Id extends number | string>(
  idOf: (read: Fields, where: Where) => Id | null,
  fields: F,
): RowReader<RowBy<F, Id>> {
  const readers = Object.entries(fields);
  return (raw, where) => {
    const read = record(raw, where);
    const id = read && idOf(read, where);
    if (!read || id === null) return null;
    for (const [name, reader] of readers) {
      const value = read[name];
      if (value !== undefined && value !== null) read[name] = reader(value, under(where, name));
    }
    // What the readers gave is what their types say.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return Object.assign(read, { id }) as RowBy<F, Id>;
  };
}

/** Reads a single row, with what was odd about it. */
export function readRow<Row>(
  reader: RowReader<Row>,
  raw: unknown,
  path: string,
  odd: Oddity[],
): Row | null {
  const where = whole(path);
  const read = reader(raw, where);
  odd.push(...where.odd);
  return read;
}

/** An id: an integer, also as text (contract 2.8 has numbers as strings). Never guessed. */
export const idField: FieldReader<number> = (value, where) => {
  const isDigits = typeof value === "string" && /^\d{1,15}$/u.test(value);
  if (Number.isSafeInteger(value) || isDigits) return Number(value);
  note(where, "wrong-type", value);
  return null;
};

/** Text as it came, blanks and emptiness too; numbers are taken as text. */
export const textField: FieldReader<string> = (value, where) => {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  note(where, "not-text", value);
  return null;
};

/** Yes or no, also as 0/1 or the text of either (contract 2.8). */
export const flagField: FieldReader<boolean> = bool01;

/** A number, also as numeric text (coordinates, contract 2.8). */
export const numberField: FieldReader<number> = num;

/** `_links` of a thing as it came; `links.ts` reads and checks the addresses (contract 2.6). */
export const linksField: FieldReader<Fields> = (value, where) => record(value, where);

/** Texts, of a list or a single one. */
export const textsField: FieldReader<string[]> = (value, where) =>
  list(value).flatMap((item, index) => textField(item, under(where, index)) ?? []);

/** A related thing: its id, or the whole of it where `joins` put it there (contract 2.4). */
export function joined<Row>(reader: RowReader<Row>): FieldReader<number | Row> {
  return (value, where) =>
    typeof value === "object" && value !== null ? reader(value, where) : idField(value, where);
}

/** A list of related things, each as `joined` reads it; what is neither is left out. */
export function joinedList<Row>(reader: RowReader<Row>): FieldReader<(number | Row)[]> {
  const one = joined(reader);
  return (value, where) =>
    list(value).flatMap((item, index) => one(item, under(where, index)) ?? []);
}
