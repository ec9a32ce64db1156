// The reading behind the Matrix: a whole search, page by page, read in a worker.
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { queryOf } from "#src/krill/resource.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { createScan, type Scan } from "#src/resource/scan.ts";
import type { MatrixRow } from "./matrix-rows.ts";
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
  const names = new Set<string>();
  let hidden = 0;
  const scan = createScan<MatrixRow>(async (params, signal) => {
    if (params.offset === 0) {
      names.clear();
      hidden = 0;
    }
    const reply = await get("monitoring/search/", queryOf({ ...params, ...asked }), {
      signal,
      accept: "bytes",
      timeoutMs: 60_000,
    });
    if (!(reply.data instanceof ArrayBuffer)) throw new ApiError({ kind: "malformed" });
    const bytes = reply.data;
    const now = serverNow();
    const page = await askRows<"matrix-page">({
      kind: "matrix-page",
      bytes,
      asked: params,
      q,
      now,
    });
    for (const name of page.ignored) names.add(name);
    hidden += page.hidden;
    return { ...page, allow: null, at: reply.at, ms: reply.request.ms, odd: [] };
  }, asked);
  current = { key, scan, ignored: () => ({ names, hidden }) };
  return current;
}
