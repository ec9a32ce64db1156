// What a search in the vendor's language finds, beside the list of it: for panels, the wallboard and the bell.
import { queryOptions } from "@tanstack/react-query";
import { isAll } from "#src/krill/resource.ts";
import { readPage } from "#src/resource/read-page.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { firstRows } from "./latest.ts";
import { DOCUMENTED, monitored, type Monitored } from "./monitored.ts";
import { broken, parseSearch, toApi } from "./search-language.ts";

/** The rows of a search that obey it, in the order that was asked for. */
export interface Found {
  rows: readonly Monitored[];
  /** How many there are; null where the server does not say, or gave others too: more of them may not have been read. */
  total: number | null;
  /** False where others came along, so that no row says nothing. */
  isObeyed: boolean;
  /** No other row belongs before these: there are none, or they came in order. */
  areFirst: boolean;
  at: Date;
}

/** Reads the first rows of a search (contract 3.2: its parameters are inferred); rows that do not obey it are left out. */
export function found(
  query: string,
  asked: { limit: number; sort: "-last_state_change" | "-severity" },
) {
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
      const { rows: read, areFirst } = firstRows(page, params, valueOf);
      const rows = read.filter((row) => broken(terms, row, serverNow()).length === 0);
      const isAlone = page.dropped === undefined && rows.length === page.rows.length;
      // Of all that there is the others are left out here.
      const isObeyed = isAlone || isAll(page, params);
      const total = isAlone ? page.total : isObeyed ? rows.length : null;
      return { rows, isObeyed, areFirst: areFirst && isObeyed, total, at: page.at };
    },
  });
}

const valueOf = ({ since, severity }: Monitored, field: string) =>
  field === "severity" ? severity : since;

/** Why what was found may not be the latest that there is, as a text; null where it is. */
export function doubtOf({ isObeyed, areFirst }: Pick<Found, "isObeyed" | "areFirst">) {
  if (!isObeyed) return "news.untold";
  return areFirst ? null : "news.unsorted";
}
