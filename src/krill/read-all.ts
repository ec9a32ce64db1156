// Whole lists, page by page.
import { record } from "#src/util/read.ts";
import { pause } from "./client.ts";
import { ApiError } from "./errors.ts";
import type { ListParams, Page } from "./resource.ts";

/** How many rows one request asks for. */
const BATCH = 500;
/** The same of a server that refuses so many: no maximum is documented (contract 2.4). */
const FEW = 50;

/** A page that is refused for want of patience (429) more often than this, or for longer, is not waited for. */
const MOST_REFUSALS = 5;
const LONGEST_WAIT_S = 60;
/** Seconds to wait where the server does not say for how long. */
const USUAL_WAIT_S = 5;

/**
 * Reads all rows that match, batch by batch, with what they add up to so far. Counts on by the rows
 * that came, since a server may give fewer than asked. Stops when a batch is empty. A server that refuses `sort`
 * (inferred, contract 2.4) is read in its own order, one that refuses so large a `limit` in smaller batches; one that asks for patience on the
 * way gets it: what was read so far would be lost.
 * @throws ApiError, also where the server does not know `offset`; AbortError when cancelled
 */
export async function* readAll<Row>(
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  params: ListParams,
  signal: AbortSignal,
): AsyncGenerator<{ rows: Row[]; done: number; total: number | null }> {
  let offset = 0;
  let { sort } = params;
  let limit = BATCH;
  const ask = () => fetchPage({ ...params, sort, limit, offset }, signal);
  // Of the first page nothing is lost, and a person sees at once what the server says.
  const read = () => (offset === 0 ? ask() : patiently(ask, signal));
  let before: { first: string | null; isShort: boolean } = { first: null, isShort: false };
  for (;;) {
    const page = await read().catch(function withLess(error: unknown): Promise<Page<Row>> {
      // Pages in two orders would leave rows out.
      if (!(error instanceof ApiError) || error.kind !== "invalid" || offset > 0) throw error;
      if ("limit" in error.fields && limit > FEW) limit = FEW;
      else if (sort === undefined) throw error;
      else sort = undefined;
      return read().catch(withLess);
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
    before = { first, isShort: page.received < limit };
    offset += page.received;
    yield { rows: page.rows, done: offset, total: page.total };
    if (page.received === 0 || (page.total !== null && offset >= page.total)) return;
  }
}

async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let refusals = 1; ; refusals += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== "rate-limited") throw error;
      const wait = error.retryAfter ?? USUAL_WAIT_S;
      if (refusals > MOST_REFUSALS || wait > LONGEST_WAIT_S) throw error;
      await pause(wait * 1000, signal);
    }
  }
}

/** What a row is told by. */
function tellingOf(row: unknown): string {
  return JSON.stringify(record(row)?.["id"] ?? row);
}
