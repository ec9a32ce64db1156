// Lists of unknown shape that may come page by page (contract 2.4: no default of `limit` is known, nor its maximum everywhere).
import { record, type Oddity } from "#src/util/read.ts";
import { ApiError, isAbort } from "./errors.ts";
import { readEnvelope } from "./page.ts";
import type { Reply } from "./transport.ts";

/** Rows that one request asks for; a server may give fewer. */
const AT_ONCE = 1000;

/** Rows that are read of one list: one without end must not fill the memory. */
const MOST = 20_000;

/** That a list was not read to its end, and how many rows its server says there are; null where it does not say. */
export type Part = { total: number | null };

/** A list as far as it could be read. */
export interface ReadOn<Row> {
  rows: Row[];
  odd: Oddity[];
  /** The first reply. */
  first: Reply;
  /** What came, page by page. */
  pages: unknown[];
  /** Null: these are all. */
  part: Part | null;
}

/**
 * Asks on as long as an envelope tells of more rows and new ones come; a reply without count and `next` is all that there is. Where a
 * later page fails or the same one comes again, what was read is told as a part.
 * @throws what the first page throws; AbortError
 */
export async function readOn<Row>(
  ask: (page: { limit?: number; offset?: number }) => Promise<Reply>,
  read: (data: unknown) => { rows: Row[]; odd: Oddity[] },
  tellingOf: (row: Row) => string,
): Promise<ReadOn<Row>> {
  const first = await ask({ limit: AT_ONCE }).catch((error: unknown) => {
    // A view of this moment may know no pages.
    if (error instanceof ApiError && error.kind === "invalid") return ask({});
    throw error;
  });
  const { rows, odd } = read(first.data);
  const pages = [first.data];
  const known = new Set(rows.map(tellingOf));
  let { received, total, isEnd } = pageIn(first.data, 0);
  while (!isEnd) {
    if (rows.length >= MOST) return { rows, odd, first, pages, part: { total } };
    const next = await ask({ limit: AT_ONCE, offset: received }).catch((error: unknown) => {
      if (isAbort(error)) throw error;
      return null;
    });
    const more = next && read(next.data);
    const fresh = more?.rows.filter((row) => !known.has(tellingOf(row))) ?? [];
    const page = next && pageIn(next.data, received);
    if (!next || !more || !page || fresh.length === 0) {
      // An empty last page of a list that nobody counted is its end.
      const isEmpty = page?.received === 0 && total === null;
      return { rows, odd, first, pages, part: isEmpty ? null : { total } };
    }
    rows.push(...fresh);
    odd.push(...more.odd);
    pages.push(next.data);
    for (const row of fresh) known.add(tellingOf(row));
    received += page.received;
    ({ total, isEnd } = page);
  }
  return { rows, odd, first, pages, part: null };
}

function pageIn(data: unknown, offset: number) {
  // All that came counts, also more than was asked for.
  const { rows, total } = readEnvelope(data, [], { limit: Infinity, offset });
  const hasNext = Boolean(record(data)?.["next"]);
  const received = rows.length;
  const isEnd = received === 0 || (total === null ? !hasNext : offset + received >= total);
  return { received, total, isEnd };
}
