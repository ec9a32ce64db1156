import { ApiError } from "#src/krill/errors.ts";
import { isAll, type ListParams, type Page } from "#src/krill/resource.ts";

/** A list as far as it is asked. */
export interface Asked<Row> {
  resource: { fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>> };
  /** Where a language is typed, its words are no names of parameters. */
  language?: unknown;
  /** Names of filters that the contract documents. */
  documented?: RegExp;
}

/**
 * Reads a page that the server refused with 400 once more without `sort`, then without the search and the filters whose
 * names are inferred (contract 2.4), then without any, at last without `attrs` and `joins`: the list sorts its rows and tests each of them anyway, and says which
 * filters did not count. A refusal that names what a person has typed into a documented filter is the answer.
 * @param error the refusal
 * @param typed the filters whose values a person chose
 * @throws ApiError
 */
export async function askWithFewer<Row>(
  error: unknown,
  list: Asked<Row>,
  typed: Readonly<Record<string, string>>,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<Row>> {
  const { attrs, joins, ...plain } = params;
  // The rows are then larger, or a related thing is its number: no less than the page can read.
  const askPlain = async () => {
    try {
      return await list.resource.fetchPage(plain, signal);
    } catch (next) {
      return askWithFewer(next, list, typed, plain, signal);
    }
  };
  const hasMore = attrs !== undefined || joins !== undefined;
  if (hasMore && isRefusalOf(error, ["attrs", "joins"])) return askPlain();
  const { resource, language, documented } = list;
  const { sort, ...unsorted } = params;
  const { filters = {}, search, ...bare } = unsorted;
  const sure = documentedFilters(filters, documented);
  const names = language === undefined ? Object.keys(typed).filter((name) => name in sure) : [];
  const tries: ListParams[] = sort === undefined ? [] : [unsorted];
  if (search !== undefined || Object.keys(sure).length < Object.keys(filters).length)
    tries.push({ ...bare, filters: sure });
  if (Object.keys(sure).length > 0) tries.push(bare);
  let refusal = error;
  for (const one of tries) {
    if (!isRefused(refusal, names)) break;
    try {
      const page = await resource.fetchPage(one, signal);
      if (one === unsorted) return page;
      const left = Object.keys(filters).filter((name) => !(name in (one.filters ?? {})));
      const dropped = { names: search === undefined ? left : [...left, "q"], error: refusal };
      // The total of more than one page counts what nobody asked for.
      return { ...page, total: isAll(page, params) ? page.total : null, dropped };
    } catch (next) {
      refusal = next;
    }
  }
  if (hasMore && isRefused(refusal, names)) return askPlain();
  throw refusal;
}

/** Those of some filters whose names the contract documents. */
export function documentedFilters(
  filters: ListParams["filters"] = {},
  documented: RegExp | undefined,
): NonNullable<ListParams["filters"]> {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => documented?.test(name)));
}

function isRefused(error: unknown, typed: readonly string[]): boolean {
  if (!(error instanceof ApiError) || error.kind !== "invalid") return false;
  return !isRefusalOf(error, typed);
}

function isRefusalOf(error: unknown, names: readonly string[]): boolean {
  return error instanceof ApiError && names.some((name) => name in error.fields);
}
