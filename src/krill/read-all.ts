// Whole lists, page by page.
import { record } from "#src/util/read.ts";
import { ApiError } from "./errors.ts";
import type { ListParams, Page } from "./resource.ts";

/** How many rows one request asks for. */
const BATCH = 500;

/**
 * Reads all rows that match, batch by batch, with what they add up to so far. Counts on by the rows
 * that came, since a server may give fewer than asked. Stops when a batch is empty. A server that refuses `sort`
 * (inferred, contract 2.4) is read in its own order.
 * @throws ApiError, also where the server does not know `offset`; AbortError when cancelled
 */
export async function* readAll<Row>(
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  params: ListParams,
  signal: AbortSignal,
): AsyncGenerator<{ rows: Row[]; done: number; total: number | null }> {
  let offset = 0;
  let { sort } = params;
  const read = () => fetchPage({ ...params, sort, limit: BATCH, offset }, signal);
  let before: { first: string | null; isShort: boolean } = { first: null, isShort: false };
  for (;;) {
    const page = await read().catch((error: unknown) => {
      const isRefused = error instanceof ApiError && error.kind === "invalid";
      // Pages in two orders would leave rows out.
      if (!isRefused || sort === undefined || offset > 0) throw error;
      sort = undefined;
      return read();
    });
    // Some answers come although they were called off.
    signal.throwIfAborted();
    // By what came: of a page whose rows were all left out nobody would see that it comes again and again.
    const row = page.first ?? page.rows[0];
    const first = row === undefined ? null : tellingOf(row);
    if (first !== null && first === before.first) {
      // What is cut short and comes again was all that there is.
      if (before.isShort) return;
      throw new ApiError({ kind: "malformed", detail: `offset=${offset}: the first rows again` });
    }
    before = { first, isShort: page.received < BATCH };
    offset += page.received;
    yield { rows: page.rows, done: offset, total: page.total };
    if (page.received === 0 || (page.total !== null && offset >= page.total)) return;
  }
}

/** What a row is told by. */
function tellingOf(row: unknown): string {
  return JSON.stringify(record(row)?.["id"] ?? row);
}
