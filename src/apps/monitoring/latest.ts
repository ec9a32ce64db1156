// The latest rows of a list, as far as a server gives them: a `sort` that it does not know it ignores in silence (contract
// 2.4), and then its first rows are any.
import { queryOptions } from "@tanstack/react-query";
import { isAll, type ListParams, type Page } from "#src/krill/resource.ts";
import { inOrder } from "#src/resource/list-search.ts";
import { readPage } from "#src/resource/read-page.ts";
import { notifications } from "./happenings.ts";

/** How many rows are read to find the latest few: where they come in any order, the best of so many are shown. */
export const SAMPLE = 50;

/**
 * The rows of a page in the order that was asked for, and whether they are the first of all: the page has them all, or it
 * came in that order. Rows that are all alike show none.
 */
export function firstRows<Row extends Record<string, unknown>>(
  page: Page<Row>,
  asked: ListParams,
  valueOf: (row: Row, field: string) => Date | number | null,
): { rows: readonly Row[]; areFirst: boolean } {
  const rows = inOrder(page.rows, asked.sort, valueOf);
  const values = new Set(rows.map((row) => Number(valueOf(row, fieldOf(asked)) ?? Number.NaN)));
  values.delete(Number.NaN);
  const isInOrder = rows === page.rows && values.size > 1;
  return { rows, areFirst: isInOrder || isAll(page, asked) };
}

const fieldOf = ({ sort = "" }: ListParams) => sort.replace(/^-/u, "");

const asked = { limit: SAMPLE, offset: 0, sort: "-date" };

/** The latest messages that went out. */
export const latestNotifications = queryOptions({
  queryKey: [...notifications.key, "latest"],
  staleTime: 15_000,
  queryFn: async ({ signal }) => {
    const page = await readPage({ resource: notifications }, {}, asked, signal);
    return { ...firstRows(page, asked, ({ date }) => date), at: page.at };
  },
});
