// Lists of what has been read as a whole (the ONUs of a port, the OLTs): searched, filtered, sorted and cut here. Pure.
import type { ListParams, Page } from "#src/krill/resource.ts";
import { sortRows, type ListSearch } from "./list-search.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { areFound } from "./lookup-match.ts";

/** Rows that are there, instead of pages that are asked for. */
export interface KnownRows<Row> {
  /** The same array as long as nothing changed. */
  rows: readonly Row[];
  at: Date;
  /** What a search looks in; the row itself unless told. */
  text?: (row: Row) => string;
  /** There are more, which were not read. */
  isPart?: boolean;
  /** Methods of the collection, see `Page.allow`. */
  allow?: Page<Row>["allow"];
}

/** The `resource` of a list that is only ever given known rows: nothing of it is asked for. */
export function knownResource<Row extends ListRow>(
  app: string,
  name: string,
): ListSpec<Row>["resource"] {
  return {
    key: [app, name],
    path: "",
    fetchPage: () => Promise.reject(new Error("these rows are read by the page")),
  };
}

/** What of a search a row does not obey, by the name of the filter or as typed; the searched text itself is not looked at. */
export function brokenBy<Row extends ListRow>(
  spec: Pick<ListSpec<Row>, "filters" | "language">,
  { q, filters }: Pick<ListSearch, "q" | "filters">,
  row: Row,
): string[] {
  const broken = spec.filters.filter(({ name, matches }) => {
    const value = filters[name];
    return value !== undefined && !matches(row, value);
  });
  return [...broken.map(({ name }) => name), ...(spec.language?.broken(q, row) ?? [])];
}

/** The free text of a search, without the words of a language. */
export function freeText<Row extends ListRow>(
  { language }: Pick<ListSpec<Row>, "language">,
  q: string,
): string {
  return (language ? language.toApi(q).search : q) ?? "";
}

/** All rows that match, in order. */
export function matchingRows<Row extends ListRow>(
  { rows, text }: KnownRows<Row>,
  spec: Pick<ListSpec<Row>, "filters" | "language" | "defaultSort" | "columns">,
  search: Pick<ListSearch, "q" | "filters" | "sort">,
): readonly Row[] {
  const words = freeText(spec, search.q);
  const found = rows.filter(
    (row) =>
      brokenBy(spec, search, row).length === 0 &&
      (words === "" || areFound(words, text ? text(row) : row)),
  );
  return sortRows(found, search.sort ?? spec.defaultSort, sortValue(spec));
}

/** What a list's rows are sorted by, by the field that is sorted. */
export function sortValue<Row extends ListRow>({ columns }: Pick<ListSpec<Row>, "columns">) {
  const values = new Map(columns.map((column) => [column.id, column.sortValue]));
  return (row: Row, field: string): unknown => {
    const valueOf = values.get(field);
    return valueOf ? valueOf(row) : row[field];
  };
}

/** One page of rows that match; how many there are is not known of a part. */
export function pageOf<Row extends ListRow>(
  matching: readonly Row[],
  { limit, offset }: Pick<ListParams, "limit" | "offset">,
  { at, isPart, allow = null }: Omit<KnownRows<Row>, "rows" | "text">,
): Page<Row> {
  const rows = matching.slice(offset, offset + limit);
  const total = isPart ? null : matching.length;
  return { rows, received: rows.length, total, allow, at, ms: 0, odd: [] };
}

/** The values that a field takes, for suggestions. */
export function valuesOf(rows: readonly ListRow[], field: string): string[] {
  const values = rows.flatMap((row) => {
    const value: unknown = row[field];
    return typeof value === "string" && value !== "" && value.length < 80 ? [value] : [];
  });
  return [...new Set(values)].toSorted().slice(0, 200);
}
