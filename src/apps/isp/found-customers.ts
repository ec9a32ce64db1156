import { queryOptions } from "@tanstack/react-query";
import { areFound } from "#src/resource/lookup-match.ts";
import { readPage } from "#src/resource/read-page.ts";
import { customers, type Customer } from "./api.ts";
import { areSearched } from "./searched.ts";

const SHOWN = 20;

/** Customers that have a text, and whether the server was able to look for it in all of them. */
export interface FoundCustomers {
  rows: Customer[];
  isSearched: boolean;
}

/**
 * The customers to choose from by a text, as query options: never one who lacks it, where the server ignores or refuses
 * `search` (contract 2.4).
 */
export function foundCustomers(text: string) {
  return queryOptions({
    queryKey: [...customers.key, "found", text] as const,
    queryFn: async ({ signal }): Promise<FoundCustomers> => {
      const params = { limit: SHOWN, offset: 0, search: text || undefined };
      const { rows, dropped } = await readPage({ resource: customers }, {}, params, signal);
      const load = async () => (await import("./customer-columns.tsx")).customerList;
      const isSearched = !dropped && (await areSearched(text, rows, load));
      return { rows: isSearched ? rows : rows.filter((row) => areFound(text, row)), isSearched };
    },
    staleTime: 15_000,
  });
}
