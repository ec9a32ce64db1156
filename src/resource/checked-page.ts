// What of a page is shown after the checks that contract 2.4 asks for: rows that obey, in order, and what is to be told of the rest. Pure.
import { isAll, type ListParams, type Page } from "#src/krill/resource.ts";
import { brokenBy, freeText, sortValue } from "./known-rows.ts";
import { areShuffled, inOrder, type ListSearch } from "./list-search.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { areFound } from "./lookup-match.ts";

/** A page and what was asked for: while another page is on its way these rows are still the ones in sight. */
export type ListedPage<Row> = Page<Row> & {
  search: ListSearch;
  offset: number;
  /** What was left out of all that the server has; undefined where it has more. */
  leftOut?: CheckedPage<Row>["ignored"];
  /** Rows that came and could not be read. */
  unread: number;
};

/** Rows of a page after the checks that contract 2.4 asks for. */
export interface CheckedPage<Row> {
  rows: readonly Row[];
  /** Filters that the server ignored (`q` is the search), with the number of rows hidden for it. */
  ignored: { names: readonly string[]; hidden: number };
  /** The rows came in no order, so that only those of this page are in order. */
  areShuffled: boolean;
  /** The server has no other rows than these and those that were left out. */
  isComplete: boolean;
}

/** What a page shows. @param isSearchIgnored whether the server does not search in this list */
export function check<Row extends ListRow>(
  spec: ListSpec<Row>,
  page: ListedPage<Row> | undefined,
  isSearchIgnored: boolean,
): CheckedPage<Row> {
  if (!page)
    return { rows: [], ignored: { names: [], hidden: 0 }, areShuffled: false, isComplete: false };
  const { search } = page;
  // What was refused is done here already where all of it came.
  const asked = page.leftOut ? { rows: page.rows } : page;
  const { rows, ignored } = obeying(spec, search, asked, isSearchIgnored);
  const sort = search.sort ?? spec.defaultSort;
  return {
    rows: sorted(spec, rows, sort),
    areShuffled: areShuffled(rows, sort, sortValue(spec)),
    ignored: ignored.names.length > 0 ? ignored : (page.leftOut ?? ignored),
    isComplete: page.leftOut !== undefined && ignored.names.length === 0,
  };
}

function sorted<Row extends ListRow>(
  spec: ListSpec<Row>,
  rows: readonly Row[],
  sort: string | undefined,
): readonly Row[] {
  return inOrder(rows, sort, sortValue(spec));
}

/**
 * A page that is all that the server has (contract 2.4: not every list is an envelope), filtered, sorted and cut here: tens
 * of thousands of rows, or a few of which a filter that the server ignores leaves some out.
 */
export function completed<Row extends ListRow>(
  spec: ListSpec<Row>,
  search: ListSearch,
  { limit, offset, sort }: ListParams,
  page: Page<Row>,
): Page<Row> & Pick<ListedPage<Row>, "leftOut" | "unread"> {
  const unread = page.received - page.rows.length;
  if (!isAll(page, { limit, offset })) return { ...page, unread };
  const { rows: all, ignored } = obeying(spec, search, page);
  const rows = sorted(spec, all, sort).slice(offset, offset + limit);
  // What could not be read was asked for too, unless something of that was ignored.
  const total = all.length + (ignored.names.length === 0 ? unread : 0);
  return { ...page, rows, received: rows.length, total, leftOut: ignored, unread };
}

/** The rows of a page that obey a search, and what of it the server ignored or refused. */
function obeying<Row extends ListRow>(
  spec: ListSpec<Row>,
  search: ListSearch,
  { rows, dropped }: Pick<Page<Row>, "rows" | "dropped">,
  isSearchIgnored = dropped?.names.includes("q") === true,
): { rows: Row[]; ignored: CheckedPage<Row>["ignored"] } {
  // Rows that obey a filter that was left out do so by chance. A language's words are no names of filters.
  const names = new Set(spec.language ? [] : dropped?.names);
  const words = freeText(spec, search.q);
  const own = rows.filter((row) => {
    const broken = brokenBy(spec, search, row);
    if (isSearchIgnored && !areFound(words, row)) broken.push("q");
    for (const name of broken) names.add(name);
    return broken.length === 0;
  });
  if (dropped && names.size === 0) names.add("q");
  return { rows: own, ignored: { names: [...names], hidden: rows.length - own.length } };
}
