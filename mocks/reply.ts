import { HttpResponse, type JsonBodyType } from "msw";
import type { World } from "./world.ts";

/** Headers on every answer of the real server (contract 2.3). */
export const SERVER_HEADERS = {
  "Access-Control-Allow-Credentials": "True",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "*",
  "Access-Control-Allow-Methods": "*",
  "Access-Control-Expose-Headers": "*",
  Vary: "Accept, Cookie",
  "X-Frame-Options": "DENY",
  Server: "nginx",
} as const;

/** The host that lists name in `next` (contract 2.4: never to be followed). */
const INTERNAL_HOST = "http://krill.internal.example:4280";

/** What a list reply needs to know of its request. */
export interface Listing {
  world: World;
  url: URL;
  query: URLSearchParams;
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return HttpResponse.json(body as JsonBodyType, { status, headers });
}

/** An error with one sentence (contract 2.7). */
export function problem(
  status: number,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  return json({ detail }, status, headers);
}

/** 404 as DRF says it. */
export function notFound(): Response {
  return problem(404, "Not found.");
}

/** 400 with messages by field. */
export function invalid(errors: Record<string, string[]>): Response {
  return json(errors, 400);
}

/** 204. */
export function gone(): Response {
  return new HttpResponse(null, { status: 204 });
}

const REASONS: Record<number, string> = {
  500: "500 Internal Server Error",
  502: "502 Bad Gateway",
  503: "503 Service Temporarily Unavailable",
  504: "504 Gateway Time-out",
};

/** nginx's own error page (contract 2.7: never to be printed). */
export function htmlError(status: number): Response {
  const title = REASONS[status] ?? String(status);
  return new HttpResponse(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n`,
    { status, headers: { "Content-Type": "text/html" } },
  );
}

/** A list's window: `limit` (default 10, at most 1000) and `offset` (contract 2.4). */
function readWindow(query: URLSearchParams): { limit: number; offset: number } {
  const whole = (name: string, otherwise: number) => {
    const value = Number(query.get(name) ?? otherwise);
    return Number.isInteger(value) && value >= 0 ? value : otherwise;
  };
  return { limit: Math.min(whole("limit", 10) || 10, 1000), offset: whole("offset", 0) };
}

/** The address of another window of the same list: on the internal host, without `offset` where that is 0. */
function windowAddress({ world, url, query }: Listing, limit: number, offset: number): string {
  const params = new URLSearchParams(query);
  params.delete("offset");
  params.set("limit", String(limit));
  if (offset > 0) params.set("offset", String(offset));
  params.sort();
  const host = world.options.ownHostNext ? url.origin : INTERNAL_HOST;
  return `${host}${url.pathname}?${params}`;
}

/** The envelope of a list (contract 2.4); only the rows of the window are made with `show`. */
export function page<T>(listing: Listing, rows: readonly T[], show: (row: T) => unknown): Response {
  const { limit, offset } = readWindow(listing.query);
  const before = Math.max(0, offset - limit);
  return json({
    count: rows.length,
    next: offset + limit < rows.length ? windowAddress(listing, limit, offset + limit) : null,
    previous: offset > 0 ? windowAddress(listing, limit, before) : null,
    results: rows.slice(offset, offset + limit).map(show),
  });
}

/** Cuts a row down to `attrs`; what `joins` embedded stays whole (contract 2.4). */
export function pick(
  row: Record<string, unknown>,
  query: URLSearchParams,
): Record<string, unknown> {
  const attrs = words(query, "attrs");
  if (!attrs) return row;
  const keep = new Set([...attrs, ...(words(query, "joins") ?? [])]);
  return Object.fromEntries(Object.entries(row).filter(([key]) => keep.has(key)));
}

/** A comma list of a query, or null when it is not there. */
export function words(query: URLSearchParams, name: string): string[] | null {
  const text = query.get(name);
  return text === null ? null : text.split(",").filter((word) => word !== "");
}
