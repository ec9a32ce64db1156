// Lists of what a page has read as a whole (the ONUs of a port, the OLTs): searched, filtered, sorted and cut here. Pure.
import type { ListParams, Page } from "#src/krill/resource.ts";
import { sortRows, type ListSearch } from "./list-search.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";

/** Rows that the page has read itself. */
export interface KnownRows<Row> {
  /** The same array as long as nothing changed. */
  rows: readonly Row[];
  at: Date;
  /** What a search looks in. */
  text: (row: Row) => string;
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

/** All rows that match, in order. */
export function matchingRows<Row extends ListRow>(
  known: KnownRows<Row>,
  spec: Pick<ListSpec<Row>, "filters" | "defaultSort">,
  search: Pick<ListSearch, "q" | "filters" | "sort">,
): readonly Row[] {
  const words = search.q.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = known.rows.filter((row) => {
    const fits = spec.filters.every((filter) => {
      const value = search.filters[filter.name];
      return value === undefined || filter.matches(row, value);
    });
    if (!fits || words.length === 0) return fits;
    const text = known.text(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return sortRows(found, search.sort ?? spec.defaultSort);
}

/** One page of rows that match. */
export function pageOf<Row extends ListRow>(
  matching: readonly Row[],
  { limit, offset }: Pick<ListParams, "limit" | "offset">,
  at: Date,
): Page<Row> {
  const rows = matching.slice(offset, offset + limit);
  return { rows, received: rows.length, total: matching.length, allow: null, at, ms: 0, odd: [] };
}

/** The values that a field takes, for suggestions. */
export function valuesOf(rows: readonly ListRow[], field: string): string[] {
  const values = rows.flatMap((row) => {
    const value: unknown = row[field];
    return typeof value === "string" && value !== "" && value.length < 80 ? [value] : [];
  });
  return [...new Set(values)].toSorted().slice(0, 200);
}
