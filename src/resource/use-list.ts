import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useSearchParams } from "react-router";
import { queryClient } from "#src/krill/query-client.ts";
import { onSignOut } from "#src/krill/session.ts";
import type { Page } from "#src/krill/resource.ts";
import { check, completed, type ListedPage } from "./checked-page.ts";
import { useHeld } from "./use-held.ts";
import { brokenBy, freeText, matchingRows, pageOf, type KnownRows } from "./known-rows.ts";
import { readListMemory, useListMemory } from "./list-memory.ts";
import {
  cappedSize,
  listParams,
  listSearchParams,
  parseListSearch,
  tellingColumns,
  visibleColumns,
  withOthers,
  type ListSearch,
} from "./list-search.ts";
import { nextWait } from "./live-rule.ts";
import { readPage } from "./read-page.ts";
import { refreshRate } from "./refresh-rate.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { areFound } from "./lookup-match.ts";
import { rememberMet } from "./met-values.ts";
import { isDoubtful, searchProbe } from "./search-probe.ts";

/** A change of what a list shows; as a function, of what it shows by then. */
export type ListChange = Partial<ListSearch> | ((now: ListSearch) => Partial<ListSearch>);

/** When a page's rows have been painted for sure, in ms. */
const AFTER_PAINT = 300;

/** A list that could not be read is asked as seldom as after so many failures of a live reading. */
const AFTER_FAILURE = 3;

/** How long the first list of a tab waits for its rows, in ms, so that a quick server's stand in the first render. */
const FIRST_WAIT = 100;
let isFirst = true;

/** A loader for a page with a list: asks for the page before the first render, and for the next. */
export function listLoader<Row extends ListRow>(
  spec: ListSpec<Row>,
  fixed?: ListSearch["filters"],
) {
  return ({ request }: { request: Request }) => {
    const search = parseListSearch(new URL(request.url).searchParams, spec);
    const remembered = readListMemory(memoryKey(spec)).columns;
    const read = warm(spec, withFixed(search, fixed), remembered, fixed);
    if (!isFirst) return null;
    isFirst = false;
    return Promise.race([read, new Promise<null>((done) => setTimeout(done, FIRST_WAIT, null))]);
  };
}

/**
 * The size of a server's largest page, once it was met: by list where a count proves it, else by what was asked for, since
 * so many rows may be all that match.
 */
const caps = new Map<string, number>();
onSignOut(() => caps.clear());

type Named = { namespace: string; name: string };

function sizeOf(spec: Named, search: ListSearch): number {
  const cap = caps.get(memoryKey(spec)) ?? caps.get(askedKey(spec, search)) ?? search.size;
  return Math.min(search.size, cap);
}

function askedKey(spec: Named, { q, filters }: ListSearch): string {
  return JSON.stringify([memoryKey(spec), q, filters]);
}

/** Key under which a list's columns, density and views are remembered. */
export function memoryKey(spec: Named): string {
  return `${spec.namespace}.${spec.name}`;
}

function optionsOf<Row extends ListRow>(
  spec: ListSpec<Row>,
  search: ListSearch,
  remembered: readonly string[] | null,
  fixed: ListSearch["filters"] = {},
) {
  // What the place sets nobody can drop: a refusal that names it is no answer.
  const typed = Object.fromEntries(
    Object.entries(search.filters).filter(([name]) => !(name in fixed)),
  );
  const columns = tellingColumns(visibleColumns(spec.columns, search, remembered), fixed);
  const params = listParams(spec, search, columns, sizeOf(spec, search));
  return {
    params,
    columns,
    query: {
      // Apart from the resource's own `list`, whose pages do not tell what they were asked with.
      queryKey: [...spec.resource.key, "list", params, "search"] as const,
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<ListedPage<Row>> => {
        const page = completed(spec, search, params, await readPage(spec, typed, params, signal));
        const cap = cappedSize(params, page);
        if (cap !== null) caps.set(memoryKey(spec), cap);
        else if (page.cap) caps.set(askedKey(spec, search), page.cap);
        for (const { name } of spec.filters)
          rememberMet(spec.resource.key.join("."), name, page.rows);
        return { ...page, search, offset: params.offset };
      },
      staleTime: 15_000,
    },
  };
}

function warm<Row extends ListRow>(
  spec: ListSpec<Row>,
  search: ListSearch,
  remembered: readonly string[] | null,
  fixed: ListSearch["filters"] | undefined,
): Promise<null> {
  const { query } = optionsOf(spec, search, remembered, fixed);
  const warmNext = (page: Page<Row>) => {
    const hasNext = page.total !== null && search.page * sizeOf(spec, search) < page.total;
    const next = optionsOf(spec, { ...search, page: search.page + 1 }, remembered, fixed).query;
    // These rows come first.
    if (hasNext) setTimeout(() => void queryClient.prefetchQuery(next), AFTER_PAINT);
    return null;
  };
  // An error is the page's to show, from the same query.
  return queryClient
    .ensureQueryData(query)
    .then(warmNext)
    .catch(() => null);
}

/**
 * Everything that a list shows, from its address, what is remembered, and the API, or the rows that the page has read itself
 * where `known` gives them.
 */
export function useList<Row extends ListRow>(
  spec: ListSpec<Row>,
  fixed?: ListSearch["filters"],
  known?: KnownRows<Row>,
) {
  const [params, setParams] = useSearchParams();
  const memory = useListMemory(memoryKey(spec));
  const inAddress = parseListSearch(params, spec);
  // Two changes in a row: the second builds on the first, whose address is not here yet.
  const onItsWay = useRef<{ from: URLSearchParams; to: ListSearch } | null>(null);
  const search = withFixed(inAddress, fixed);
  const { query, columns, params: asked } = optionsOf(spec, search, memory.columns, fixed);
  const { refreshMs } = spec;
  const read = useQuery({
    ...query,
    placeholderData: keepPreviousData,
    enabled: known === undefined,
    refetchInterval: ({ state: { error } }) => {
      if (refreshMs === undefined) return false;
      if (error === null) return Math.max(refreshMs, refreshRate());
      return nextWait({ failures: AFTER_FAILURE, error, isWatching: false, isPaused: false });
    },
    refetchOnWindowFocus: refreshMs === undefined ? true : "always",
  });
  const { q, sort } = search;
  const matching = useMemo(
    () => (known ? matchingRows(known, spec, search) : null),
    // The address says what matches; the search is made of it anew at each render.
    // oxlint-disable-next-line react/exhaustive-deps
    [known?.rows, spec, q, sort, JSON.stringify(search.filters)],
  );
  const own: ListedPage<Row> | null =
    known && matching
      ? { ...pageOf(matching, asked, known), search, offset: asked.offset, unread: 0 }
      : null;
  const result = own ? { ...KNOWN, data: own } : read;
  const isDoubted = useMemo(
    () =>
      !own &&
      read.data !== undefined &&
      isDoubtful(freeText(spec, read.data.search.q), read.data.rows),
    // oxlint-disable-next-line react/exhaustive-deps
    [!own, read.data],
  );
  const searches = useQuery({ ...searchProbe(spec), enabled: isDoubted });
  const isIgnored =
    (isDoubted && searches.data === false) || read.data?.dropped?.names.includes("q") === true;
  const checked = useMemo(
    () => check(spec, result.data, isIgnored),
    // oxlint-disable-next-line react/exhaustive-deps
    own ? [matching, asked.limit, asked.offset] : [read.data, isIgnored, null],
  );
  const isAnswered = matchKey(result.data?.search ?? search) === matchKey(search);
  const hold = useHeld(
    checked.rows,
    JSON.stringify([query.queryKey, known?.isPart, isIgnored]),
    result.isPlaceholderData,
  );
  return {
    /** What is shown of a list that refreshes itself; its present rows for all others. */
    held: refreshMs === undefined ? null : hold,
    search: inAddress,
    /** Rows of a page: what the address says, or less where the server gives less. */
    size: sizeOf(spec, search),
    memory,
    columns,
    asked,
    result,
    checked,
    /** The address of a saved view, with what else stands in this one. */
    viewAddress: (view: string) => withOthers(new URLSearchParams(view), params, spec).toString(),
    /** Of known rows all that match, for an export; null where the API gives them. */
    matching,
    /** Whether the rows are those of this search, and not yet of the one before. */
    isAnswered,
    /** Whether the rows are what was asked for, so that what stands for all of them can be relied on. */
    isProven:
      (checked.ignored.names.length === 0 || checked.isComplete) &&
      !(isDoubted && searches.data !== true) &&
      isAnswered &&
      known?.isPart !== true,
    /** Whether it is still being found out if they are. */
    isProving: (read.isFetching && !isAnswered) || searches.isFetching,
    /** Whether another search is on its way into the address, asked between two renders. */
    isChanging: (): boolean =>
      onItsWay.current?.from === params && matchKey(onItsWay.current.to) !== matchKey(inAddress),
    /** Whether a row is one of those that were asked for. */
    obeys: (row: Row): boolean =>
      brokenBy(spec, search, row).length === 0 &&
      (!isIgnored || areFound(freeText(spec, search.q), row)),
    /**
     * Changes the address; a change of what matches goes back to the first page. False where there
     * was nothing to change.
     */
    change: (change: ListChange): boolean => {
      const now = onItsWay.current?.from === params ? onItsWay.current.to : inAddress;
      const wanted = typeof change === "function" ? change(now) : change;
      const keys = Object.keys(wanted);
      if (keys.length === 0) return false;
      const isSamePage = keys.every((key) => key === "page" || key === "columns");
      const to = { ...now, ...(isSamePage ? {} : { page: 1 }), ...wanted };
      onItsWay.current = { from: params, to };
      const next = withOthers(listSearchParams(to, spec.defaultQuery), params, spec);
      setParams(next, { preventScrollReset: isSamePage });
      return true;
    },
  };
}

/** What a query would say of rows that are there. */
const KNOWN = {
  isPending: false,
  isFetching: false,
  isPlaceholderData: false,
  error: null,
  refetch: () => undefined,
};

function withFixed(search: ListSearch, fixed: ListSearch["filters"] | undefined): ListSearch {
  return fixed ? { ...search, filters: { ...search.filters, ...fixed } } : search;
}

/** What decides which rows match. */
function matchKey({ q, filters }: ListSearch): string {
  return JSON.stringify([q, filters]);
}
