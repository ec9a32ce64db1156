// What a search in the vendor's language finds, beside the list of it: for panels, the wallboard and the bell.
import { queryOptions } from "@tanstack/react-query";
import { readPage } from "#src/resource/read-page.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { DOCUMENTED, monitored, type Monitored } from "./monitored.ts";
import { broken, parseSearch, toApi } from "./search-language.ts";

/** The rows of a search that obey it. */
export interface Found {
  rows: readonly Monitored[];
  /** How many there are; null where the server does not say, or gave others too: more of them may not have been read. */
  total: number | null;
  /** False where others came along, so that no row says nothing. */
  isObeyed: boolean;
  at: Date;
}

/** Reads the first rows of a search (contract 3.2: its parameters are inferred); rows that do not obey it are left out. */
export function found(query: string, asked: { limit: number; sort: string }) {
  const terms = parseSearch(query);
  const params = { ...asked, offset: 0, ...toApi(terms) };
  return queryOptions({
    queryKey: [...monitored.key, "found", params] as const,
    staleTime: 15_000,
    queryFn: async ({ signal }): Promise<Found> => {
      const page = await readPage(
        { resource: monitored, language: true, documented: DOCUMENTED },
        {},
        params,
        signal,
      );
      const rows = page.rows.filter((row) => broken(terms, row, serverNow()).length === 0);
      const isObeyed = page.dropped === undefined && rows.length === page.rows.length;
      return { rows, isObeyed, total: isObeyed ? page.total : null, at: page.at };
    },
  });
}
