import { queryOptions } from "@tanstack/react-query";
import type { Oddity } from "#src/util/read.ts";
import { get, write } from "./client.ts";
import { ApiError } from "./errors.ts";
import type { QueryValue } from "./links.ts";
import { isNone, oneIn, readEnvelope } from "./page.ts";
import { readRow, type RowReader } from "./read-row.ts";
import type { Reply } from "./transport.ts";

/** What a list is asked for; names are the API's own (contract 2.4). */
export interface ListParams {
  limit: number;
  offset: number;
  /** Field name, `-` in front for descending. */
  sort?: string | undefined;
  search?: string | undefined;
  /** Field filters as query parameters. */
  filters?: Readonly<Record<string, QueryValue>>;
  attrs?: readonly string[] | undefined;
  joins?: readonly string[] | undefined;
}

/** One page of rows as read. */
export interface Page<Row> {
  rows: Row[];
  /** The first row that came, where some were left out of `rows` since. */
  first?: unknown;
  /** How many rows of the page the server sent, unreadable ones too: the next offset counts from here. */
  received: number;
  /** Rows that match in all; null where the server does not say. */
  total: number | null;
  /** See `Envelope.cap`. */
  cap?: number;
  /** Methods of the collection; null without an `Allow` header. */
  allow: ReadonlySet<string> | null;
  at: Date;
  /** Milliseconds until the reply was whole. */
  ms: number;
  odd: Oddity[];
  /**
   * Filters that the server refused (`q` is the search), and its refusal: these rows are of more than was meant, and `total` is
   * null.
   */
  dropped?: { names: readonly string[]; error: unknown };
}

/** Whether a page is all that the server has: it may give everything at once, whatever is asked for. */
export function isAll(
  { received, total }: Pick<Page<unknown>, "received" | "total">,
  { limit, offset }: Pick<ListParams, "limit" | "offset">,
): boolean {
  return received === total && (offset === 0 || received > limit);
}

/** One thing as read. */
export interface Item<Row> {
  data: Row;
  /** As it came, for a server that takes changes only with all that it gave. */
  raw?: unknown;
  allow: ReadonlySet<string> | null;
  at: Date;
  odd: Oddity[];
}

/** What a write was answered, and the thing as it is then where the reply tells. */
export interface Written<Row> {
  reply: Reply;
  item: Item<Row> | null;
}

/** Where a collection lives and what a row of it is. */
export interface ResourceSpec<Row> {
  /** The API application, e.g. `isp`. */
  app: string;
  /** The collection, e.g. `cpes`. */
  name: string;
  /** What a row is. */
  read: RowReader<Row>;
  /** Path below `/api/v2/`; `<app>/<name>/` unless told (contract 2.5 on slashes). */
  path?: string;
  /** How long a reading counts as fresh, ms. */
  staleMs?: number;
  /** Milliseconds until a read gives up. */
  timeoutMs?: number;
}

type Id = number | string;

/** A reply that is not what was asked for, and in which place, for its reader. */
const unreadable = ({ data, status, request }: Reply, detail: string | null = null) =>
  new ApiError({ kind: "malformed", status, detail, raw: JSON.stringify(data), request });

/**
 * A collection of the API as list, one, create, save and remove. The reading halves are query
 * options, for use where the data is needed; the writing halves are plain async functions.
 */
export function resource<Row extends Record<string, unknown>>(spec: ResourceSpec<Row>) {
  const path = spec.path ?? `${spec.app}/${spec.name}/`;
  const key = [spec.app, spec.name] as const;
  const staleTime = spec.staleMs ?? 15_000;
  const pathOf = (id: Id) => `${path}${path.endsWith("/") ? "" : "/"}${encodeURIComponent(id)}/`;
  const timeout = spec.timeoutMs === undefined ? {} : { timeoutMs: spec.timeoutMs };

  async function fetchPage(params: ListParams, signal?: AbortSignal): Promise<Page<Row>> {
    const reply = await get(path, queryOf(params), { signal, ...timeout });
    const odd: Oddity[] = [];
    const { rows, ...told } = readEnvelope(reply.data, odd, params);
    // What is no list does not say that there is nothing.
    if (odd.length > 0 && !isNone(reply.data)) throw unreadable(reply);
    const read = rows
      .map((raw, index) => readRow(spec.read, raw, `results[${index}]`, odd))
      .filter((row): row is Row => row !== null);
    return {
      rows: read,
      received: rows.length,
      ...told,
      allow: reply.allow,
      at: reply.at,
      ms: reply.request.ms,
      odd,
    };
  }

  async function fetchOne(
    id: Id,
    joins: readonly string[] = [],
    signal?: AbortSignal,
  ): Promise<Item<Row>> {
    const reply = await get(pathOf(id), joins.length > 0 ? { joins: joins.join(",") } : {}, {
      signal,
      ...timeout,
    });
    const raw = oneIn(reply.data);
    const odd: Oddity[] = [];
    const data = readRow(spec.read, raw, spec.name, odd);
    if (data === null)
      throw unreadable(reply, odd.map((one) => `${one.path}: ${one.problem}`).join("; "));
    const came = Number(data["id"]);
    // Another thing than the one asked for must never stand under its address; texts have no distance.
    if (Math.abs(came - Number(id)) > 0) throw unreadable(reply, `id ${came} instead of ${id}`);
    return { data, raw, allow: reply.allow, at: reply.at, odd };
  }

  /** What was done is done, whatever the reply's body is: one that cannot be read is no item. */
  function written(reply: Reply): Written<Row> {
    const odd: Oddity[] = [];
    const data = readRow(spec.read, oneIn(reply.data), spec.name, odd);
    return { reply, item: data && { data, allow: reply.allow, at: reply.at, odd } };
  }

  return {
    key,
    spec,
    path,
    pathOf,
    fetchPage,
    fetchOne,
    list: (params: ListParams) =>
      queryOptions({
        queryKey: [...key, "list", params] as const,
        queryFn: ({ signal }) => fetchPage(params, signal),
        staleTime,
      }),
    one: (id: Id, joins: readonly string[] = []) =>
      queryOptions({
        queryKey: [...key, "one", String(id), joins] as const,
        queryFn: ({ signal }) => fetchOne(id, joins, signal),
        staleTime,
      }),
    /** @throws ApiError with the messages by field for 400 */
    create: async (body: Readonly<Record<string, unknown>>): Promise<Written<Row>> =>
      written(await write("POST", path, body)),
    /**
     * Sends only what changed (contract 2.11), or with `whole` all of a thing with the changes in it.
     * @throws ApiError
     */
    save: async (
      id: Id,
      changes: Readonly<Record<string, unknown>>,
      whole?: Readonly<Record<string, unknown>>,
    ): Promise<Written<Row>> =>
      written(await write(whole ? "PUT" : "PATCH", pathOf(id), { ...whole, ...changes })),
    /** @throws ApiError; 409 where something still hangs on it */
    remove: (id: Id): Promise<Reply> => write("DELETE", pathOf(id)),
  };
}

/** The row type of a resource. */
export type RowOf<R extends { fetchPage: (...args: never[]) => Promise<Page<unknown>> }> = Awaited<
  ReturnType<R["fetchPage"]>
>["rows"][number];

/** The query parameters of a list. */
export function queryOf(params: ListParams): Record<string, QueryValue> {
  return {
    ...params.filters,
    search: params.search,
    sort: params.sort,
    attrs: params.attrs?.join(","),
    joins: params.joins?.join(","),
    limit: params.limit,
    offset: params.offset > 0 ? params.offset : undefined,
  };
}
