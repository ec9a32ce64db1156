// The reading behind the Matrix: a whole search, page by page, read in a worker.
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { queryOf, type ListParams } from "#src/krill/resource.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { documentedFilters } from "#src/resource/fewer-params.ts";
import { createScan, type Scan } from "#src/resource/scan.ts";
import type { MatrixRow } from "./matrix-rows.ts";
import { DOCUMENTED, textProbe } from "./monitored.ts";
import { askRows } from "./rows-ask.ts";
import { kindOf, parseSearch, toApi } from "./search-language.ts";

/** What of a search the server ignored, and how many rows were hidden for it. */
export interface Ignored {
  names: ReadonlySet<string>;
  hidden: number;
}

/** The reading of one search. */
export interface MatrixScan {
  scan: Scan<MatrixRow>;
  ignored: () => Ignored;
}

let current: ({ key: string } & MatrixScan) | null = null;

/**
 * The reading of a search; there is one at a time, another search gives the last one up.
 * @param hasServices false for hosts alone, a fraction of the size
 */
export function matrixScan(q: string, { hasServices = true } = {}): MatrixScan {
  const key = `${hasServices} ${q}`;
  if (current?.key === key) return current;
  current?.scan.drop();
  const terms = parseSearch(q);
  const { search, filters } = toApi(terms);
  // Services stand beside their host, unless the search is after services themselves.
  const isOfHosts = kindOf(terms) !== "service";
  const asked = isOfHosts
    ? { search, filters: { ...filters, type: "Host" }, ...(hasServices && { joins: ["services"] }) }
    : { search, filters };
  const sure = {
    ...asked,
    search: undefined,
    filters: documentedFilters(asked.filters, DOCUMENTED),
  };
  const unsure = terms.filter((term) => isUnsure(toApi([term])));
  const names = new Set<string>();
  let hidden = 0;
  let isSearched = true;
  let sent: Omit<ListParams, "limit" | "offset"> = asked;
  const scan = createScan<MatrixRow>(async (params, signal) => {
    if (params.offset === 0) {
      names.clear();
      hidden = 0;
      sent = asked;
      isSearched = search === undefined || (await canSearch());
    }
    const read = () =>
      get("monitoring/search/", queryOf({ ...params, ...sent }), {
        signal,
        accept: "bytes",
        timeoutMs: 60_000,
      });
    const reply = await read().catch((error: unknown) => {
      const isRefused = error instanceof ApiError && error.kind === "invalid";
      if (!isRefused || params.offset > 0 || unsure.length === 0) throw error;
      // Each row is tested for it anyway.
      sent = sure;
      isSearched = search === undefined;
      for (const { text } of unsure) names.add(text);
      return read();
    });
    if (!(reply.data instanceof ArrayBuffer)) throw new ApiError({ kind: "malformed" });
    const bytes = reply.data;
    const now = serverNow();
    const page = await askRows<"matrix-page">({
      kind: "matrix-page",
      bytes,
      asked: params,
      q,
      text: isSearched ? "" : (search ?? ""),
      now,
    });
    for (const name of page.ignored) names.add(name);
    hidden += page.hidden;
    return { ...page, allow: null, at: reply.at, ms: reply.request.ms, odd: [] };
  }, asked);
  current = { key, scan, ignored: () => ({ names, hidden }) };
  return current;
}

/** Whether a part of a search is sent as what a server may not know. */
function isUnsure({ search, filters }: ReturnType<typeof toApi>): boolean {
  return search !== undefined || Object.keys(filters).some((name) => !DOCUMENTED.test(name));
}

/** False where this server is known not to search for free text. */
function canSearch(): Promise<boolean> {
  return queryClient.ensureQueryData(textProbe).catch(() => true);
}
