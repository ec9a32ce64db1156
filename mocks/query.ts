import type { Table } from "./db/table.ts";
import { invalid } from "./reply.ts";
import { asText } from "./text.ts";

/** Parameters of every list that are not filters. */
const OWN = new Set(["limit", "offset", "sort", "search", "attrs", "joins", "format"]);

/** How one collection is searched. */
export interface Search<T> {
  /** The text that `search` looks in; lower case. */
  text: (row: T) => string;
  /** Filters that are not plain equality with a field: gets the parameter, gives the test. */
  filters?: Record<string, (value: string) => (row: T) => boolean>;
  /** Fields that have an index: asked a lot, nearly unique. A function turns the parameter into stored forms. */
  keys?: Partial<Record<keyof T & string, (value: string) => T[keyof T] | undefined>>;
}

/** True where a parameter means a stored value: booleans as `true`, `True`, `1`; null as an empty text. */
function means(value: string): (stored: unknown) => boolean {
  const lower = value.toLowerCase();
  return (stored) => {
    if (typeof stored === "boolean")
      return stored ? lower === "true" || lower === "1" : lower === "false" || lower === "0";
    return stored === null || stored === undefined
      ? value === "" || lower === "null"
      : asText(stored) === value;
  };
}

/**
 * The rows of a collection that a list request asks for: filters (any field; unknown ones are ignored, contract 2.4), then `search`
 * (all words must occur), in the order of `sort`. A Response where the request is refused.
 */
export function select<T extends { id: number }>(
  table: Table<T>,
  query: URLSearchParams,
  search: Search<T>,
  ignoreUnknown = true,
): readonly T[] | Response {
  const sort = query.get("sort") ?? "id";
  const field = sort.replace(/^-/, "");
  const sample = table.ordered()[0];
  const isField = (name: string): name is keyof T & string =>
    sample !== undefined && Object.hasOwn(sample, name);
  let rows: readonly T[] | null = null;
  let isById = false;
  const tests: ((row: T) => boolean)[] = [];
  for (const [name, value] of query) {
    if (OWN.has(name)) continue;
    const special = search.filters?.[name];
    const key = isField(name) ? search.keys?.[name] : undefined;
    if (special) tests.push(special(value));
    else if (key && isField(name)) {
      const stored = key(value);
      if (rows) tests.push((row) => row[name] === stored);
      else rows = stored === undefined ? [] : table.where(name, stored as T[typeof name]);
    } else if (isField(name)) {
      const test = means(value);
      tests.push((row) => test(row[name]));
    } else if (name === "id__in") {
      const ids = new Set(value.split(",").map(Number));
      if (rows) tests.push(({ id }) => ids.has(id));
      else rows = [...ids].toSorted((a, b) => a - b).flatMap((id) => table.get(id) ?? []);
      isById = true;
    } else if (!ignoreUnknown && sample !== undefined)
      return invalid({ [name]: ["Unknown filter."] });
  }
  const terms = (query.get("search") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if (terms.length > 0) {
    tests.push((row) => {
      const text = search.text(row);
      return terms.every((term) => text.includes(term));
    });
  }
  const order = isField(field) ? table.ordered(field) : table.ordered();
  // A few rows found by index are sorted by their place in the whole order only when there is more than one of them.
  const few = new Set(rows);
  const isInOrder = rows !== null && (rows.length < 2 || (isById && field === "id"));
  const base = rows === null ? order : isInOrder ? rows : order.filter((row) => few.has(row));
  const found = tests.length === 0 ? base : base.filter((row) => tests.every((test) => test(row)));
  return sort.startsWith("-") && isField(field) ? found.toReversed() : found;
}
