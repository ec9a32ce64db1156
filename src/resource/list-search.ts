// A list's state is its address: this module alone knows how they translate. Pure.
import type { QueryValue } from "#src/krill/links.ts";
import type { ListParams } from "#src/krill/resource.ts";

/** What a list shows, as its address says it. */
export interface ListSearch {
  q: string;
  /** API field, `-` in front for descending; null: the list's own order. */
  sort: string | null;
  /** From 1. */
  page: number;
  size: number;
  filters: Readonly<Record<string, string>>;
  /** Columns in the order of the list's own array; null: the person's or the list's choice. */
  columns: readonly string[] | null;
}

/** What the translation needs to know of a list. */
export interface ListShape {
  filters: readonly { name: string; toApi?: (value: string) => string }[];
  columns: readonly {
    id: string;
    attrs?: readonly string[];
    joins?: readonly string[];
    isDefault?: boolean;
  }[];
  defaultSort?: string;
  /** Fields that are always asked for: the id, the name, `_links` where rows can act. */
  attrs: readonly string[];
  /** False where the API is not known to take `attrs` (monitoring). */
  takesAttrs?: boolean;
  /** What is searched for where the address has no search; an empty one in it is another thing. */
  defaultQuery?: string;
  /** Where the search box takes a language: what a search becomes. */
  language?: { toApi: (text: string) => Pick<ListParams, "search" | "filters"> };
}

/** The numbers of rows that a page can have. */
export const PAGE_SIZES = [25, 50, 100, 200] as const;
const DEFAULT_SIZE = 50;
const RESERVED = new Set(["q", "sort", "page", "size", "cols"]);

/** Reads an address; what makes no sense falls back to the default, so that any address works. */
export function parseListSearch(params: URLSearchParams, shape: ListShape): ListSearch {
  const size = Number(params.get("size"));
  const page = Number(params.get("page"));
  const known = new Set(shape.columns.map((column) => column.id));
  const columns = params
    .get("cols")
    ?.split(",")
    .filter((id) => known.has(id));
  const filters: Record<string, string> = {};
  for (const { name } of shape.filters) {
    const value = params.get(name);
    if (value !== null && value !== "" && !RESERVED.has(name)) filters[name] = value;
  }
  return {
    q: params.get("q") ?? shape.defaultQuery ?? "",
    sort: params.get("sort"),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    size: PAGE_SIZES.some((one) => one === size) ? size : DEFAULT_SIZE,
    filters,
    columns: columns && columns.length > 0 ? columns : null,
  };
}

/** Writes an address: only what differs from the default, so that it stays short. */
export function listSearchParams(search: ListSearch, defaultQuery = ""): URLSearchParams {
  const params = new URLSearchParams();
  if (search.q !== defaultQuery) params.set("q", search.q);
  for (const [name, value] of Object.entries(search.filters))
    if (value !== "") params.set(name, value);
  if (search.sort) params.set("sort", search.sort);
  if (search.page > 1) params.set("page", String(search.page));
  if (search.size !== DEFAULT_SIZE) params.set("size", String(search.size));
  if (search.columns) params.set("cols", search.columns.join(","));
  return params;
}

/** What else stands in a list's address, the page's own (its open tab): a change of the list leaves it there. */
export function withOthers(
  next: URLSearchParams,
  now: URLSearchParams,
  shape: Pick<ListShape, "filters">,
): URLSearchParams {
  const own = new Set([...RESERVED, ...shape.filters.map(({ name }) => name)]);
  for (const [name, value] of now) if (!own.has(name)) next.append(name, value);
  return next;
}

/** The columns in sight: the address's, else the person's remembered ones, else the list's own. */
export function visibleColumns<C extends ListShape["columns"][number]>(
  columns: readonly C[],
  search: ListSearch,
  remembered: readonly string[] | null,
): C[] {
  const chosen = search.columns ?? remembered;
  return columns.filter((column) =>
    chosen ? chosen.includes(column.id) : column.isDefault !== false,
  );
}

/** The columns that say something: not what the place sets for all rows alike, such as the customer on a customer's page. */
export function tellingColumns<C extends { id: string }>(
  columns: readonly C[],
  fixed: ListSearch["filters"] = {},
): C[] {
  return columns.filter(({ id }) => !(id in fixed));
}

/**
 * The rows of a page that a server really gives: fewer than asked with more to come mean that it
 * caps pages (contract 2.4), and pages of the asked size would then leave rows out between them.
 */
export function cappedSize(
  asked: { limit: number; offset: number },
  page: { received: number; total: number | null },
): number | null {
  const isShort = page.received > 0 && page.received < asked.limit;
  const hasMore = page.total !== null && asked.offset + page.received < page.total;
  return isShort && hasMore ? page.received : null;
}

/** What the API is asked for: only the fields of the columns in sight (contract 2.4 `attrs`). */
export function listParams(
  shape: ListShape,
  search: ListSearch,
  columns: readonly ListShape["columns"][number][],
  size: number = search.size,
): ListParams {
  const attrs = new Set(shape.attrs);
  const joins = new Set<string>();
  for (const column of columns) {
    for (const attr of column.attrs ?? [column.id]) attrs.add(attr);
    for (const join of column.joins ?? []) joins.add(join);
  }
  const asked = shape.language?.toApi(search.q) ?? { search: search.q || undefined };
  const filters: Record<string, QueryValue> = { ...asked.filters };
  for (const filter of shape.filters) {
    const value = search.filters[filter.name];
    if (value !== undefined) filters[filter.name] = filter.toApi?.(value) ?? value;
    if (value !== undefined && !filter.name.includes("__")) attrs.add(filter.name);
  }
  return {
    limit: size,
    offset: (search.page - 1) * size,
    sort: search.sort ?? shape.defaultSort,
    search: asked.search,
    filters,
    attrs: shape.takesAttrs === false ? undefined : [...attrs].toSorted(),
    joins: joins.size > 0 ? [...joins].toSorted() : undefined,
  };
}

/**
 * Sorts a page itself where the server did not (contract 2.4: unknown `sort` is ignored in silence).
 * A page that is already in order is returned as it is, so that the server's own collation stays.
 */
export function inOrder<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  sort: string | null | undefined,
  /** A row's value of the sorted field, where the row does not hold it under the field's name. */
  valueOf: (row: Row, field: string) => unknown = fieldOf,
): readonly Row[] {
  return disorder(rows, sort, valueOf) === 0 ? rows : sortRows(rows, sort, valueOf);
}

/**
 * Whether rows are in no order at all: more than a fifth of them before one that belongs before them. Another alphabet than
 * ours, or numbers as text, put a few in places of their own.
 */
export function areShuffled<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  sort: string | null | undefined,
  valueOf: (row: Row, field: string) => unknown = fieldOf,
): boolean {
  return disorder(rows, sort, valueOf) * 5 > rows.length;
}

/** How many rows stand right after one that belongs behind them. */
function disorder<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  sort: string | null | undefined,
  valueOf: (row: Row, field: string) => unknown,
): number {
  if (!sort) return 0;
  const field = sort.replace(/^-/u, "");
  const sign = sort.startsWith("-") ? -1 : 1;
  const values = rows.map((row) => valueOf(row, field)).filter(isComparable);
  return values.filter((value, index) => {
    const before = values[index - 1];
    return before !== undefined && sign * compare(before, value) > 0;
  }).length;
}

/** Sorts rows by a field, `-` in front for descending; rows without a value come last. */
export function sortRows<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  sort: string | null | undefined,
  valueOf: (row: Row, field: string) => unknown = fieldOf,
): readonly Row[] {
  if (!sort) return rows;
  const field = sort.replace(/^-/u, "");
  const sign = sort.startsWith("-") ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(a, field), valueOf(b, field)];
    if (!isComparable(left) || !isComparable(right))
      return Number(isComparable(right)) - Number(isComparable(left));
    return sign * compare(left, right);
  });
}

function fieldOf(row: Record<string, unknown>, field: string): unknown {
  return row[field];
}

const PLAIN = /^[\da-z]*$/i;
let collator: Intl.Collator | undefined;

function isComparable(value: unknown): value is string | number | boolean | Date {
  if (typeof value === "string") return value !== "";
  const isNumber = typeof value === "number" || value instanceof Date;
  return typeof value === "boolean" || (isNumber && !Number.isNaN(Number(value)));
}

function compare(a: unknown, b: unknown): number {
  // Each kind by itself: 9 before 10 and "10" before "9" are no one order.
  if (typeof a !== typeof b) return typeof a < typeof b ? -1 : 1;
  return typeof a === "string" ? compareTexts(a, String(b)) : Number(a) - Number(b) || 0;
}

/**
 * As the collator does, which takes fifty times as long for what most names are. The first one costs a page 10 ms and
 * more before it compares anything, so that only who needs it makes it.
 */
function compareTexts(a: string, b: string): number {
  if (!PLAIN.test(a) || !PLAIN.test(b)) {
    collator ??= new Intl.Collator("en", { numeric: false, sensitivity: "base" });
    return collator.compare(a, b);
  }
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : Number(left > right);
}
