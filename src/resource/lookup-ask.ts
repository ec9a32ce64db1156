import { ApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { Item, ListParams, Page } from "#src/krill/resource.ts";
import type { LookupAsked, LookupHit } from "./app.ts";

/** One list request of a lookup. */
export interface Question<Row> {
  what: LookupAsked["what"];
  params: Partial<ListParams>;
  /** Does the row really have what was asked for? */
  isMatch: (row: Row) => boolean;
  /** Others may have it as a part of theirs, as `10.0.0.10` has `10.0.0.1`: then it can come after them. */
  isInOthers?: boolean;
}

/** The rows that match, and what became of the request. */
export interface Answered<Row> {
  rows: Row[];
  at: Date;
  /** Rows that match in all by the server's count; null where it does not say. */
  total: number | null;
  asked: LookupAsked;
}

const LIMIT = 5;
/** Rows read where the first few have it only as a part: 111 addresses of a /24 begin with the same one. */
const AMONG_OTHERS = 200;

/**
 * Asks a list for a few rows. Unknown filters are ignored in silence by the API (contract 2.4), so
 * rows that do not match are dropped. A filter that the server refuses, or a list that it does not
 * have or does not show to this user, is no failure of the lookup: it is told in `asked`.
 * @throws ApiError for the rest; AbortError when cancelled
 */
export async function ask<Row>(
  list: { fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>> },
  { what, params, isMatch, isInOthers = false }: Question<Row>,
  signal: AbortSignal,
): Promise<Answered<Row>> {
  try {
    const few = { limit: LIMIT, offset: 0, ...params };
    let page = await list.fetchPage(few, signal);
    const isAll = () => page.total !== null && page.total <= page.received;
    if (isInOthers && page.rows.length > 0 && !isAll() && !page.rows.some(isMatch))
      page = await list.fetchPage({ ...few, limit: AMONG_OTHERS }, signal);
    const rows = page.rows.filter((row) => isMatch(row));
    const isIgnored = rows.length === 0 && page.rows.length > 0 && !(isInOthers && isAll());
    const asked: LookupAsked = { what, outcome: isIgnored ? "ignored" : "asked" };
    return { rows, at: page.at, total: page.total, asked };
  } catch (error) {
    const outcome = quietOutcome(error);
    if (!outcome) throw error;
    return { rows: [], at: new Date(), total: null, asked: { what, outcome } };
  }
}

/** Leads to the list of everything found, where the popup shows only a part; none otherwise. */
export function moreHits(
  { rows, total }: Pick<Answered<unknown>, "rows" | "total">,
  path: string,
  title: (total: number) => string,
): LookupHit[] {
  if (total === null || total <= rows.length) return [];
  return [{ kind: "list", id: path, path, title: title(total), detail: "", isExact: false }];
}

/** What an error says about the feature rather than about this request; null for a failure. */
export function quietOutcome(error: unknown): LookupAsked["outcome"] | null {
  if (!(error instanceof ApiError)) return null;
  if (error.kind === "forbidden") return "not-allowed";
  const isMissing = ["invalid", "not-found", "not-allowed"].includes(error.kind);
  return isMissing ? "not-offered" : null;
}

/**
 * Puts a row of a list into the cache as the thing itself: its page shows it at once and reads it
 * anew in the background, since the row comes without the thing's own `Allow`.
 */
export function keep<Row>(
  list: {
    one: (id: number) => { queryKey: readonly unknown[] };
    fetchPage: (params: ListParams) => Promise<Page<Row>>;
  },
  id: number,
  data: Row,
  at: Date,
): void {
  const { queryKey } = list.one(id);
  const known = queryClient.getQueryData<Item<Row>>(queryKey);
  if (known && known.at >= at) return;
  const item: Item<Row> = { data, allow: known?.allow ?? null, at, odd: [] };
  queryClient.setQueryData(queryKey, item, { updatedAt: 0 });
}
