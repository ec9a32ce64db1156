import { ApiError } from "#src/krill/errors.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";

/** A list as far as it is asked. */
export interface Asked<Row> {
  resource: { fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>> };
  /** Where a language is typed, its words are no names of parameters. */
  language?: unknown;
}

/**
 * Reads a page that the server refused with 400 once more without `sort`, then without the filters and the search, whose
 * names are inferred (contract 2.4): the list sorts its rows and tests each of them anyway, and says which filters did not
 * count. A refusal that names what a person has typed is the answer.
 * @param error the refusal
 * @param typed the filters whose values a person chose
 * @throws ApiError
 */
export async function askWithFewer<Row>(
  error: unknown,
  { resource, language }: Asked<Row>,
  typed: Readonly<Record<string, string>>,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<Row>> {
  const { sort, ...unsorted } = params;
  const { filters = {}, search, ...bare } = unsorted;
  const names = language === undefined ? Object.keys(typed) : [];
  const tries: ListParams[] = sort === undefined ? [] : [unsorted];
  if (search !== undefined || Object.keys(filters).length > 0) tries.push(bare);
  let refusal = error;
  for (const one of tries) {
    if (!isRefused(refusal, names)) break;
    try {
      const page = await resource.fetchPage(one, signal);
      // Its total counts what nobody asked for.
      return one === bare ? { ...page, total: null, isBare: true } : page;
    } catch (next) {
      refusal = next;
    }
  }
  throw refusal;
}

function isRefused(error: unknown, typed: readonly string[]): boolean {
  if (!(error instanceof ApiError) || error.kind !== "invalid") return false;
  return !typed.some((name) => name in error.fields);
}
