import { resolveLink, type ApiUrl } from "#src/krill/links.ts";

/** An address of a list that gives so many rows; the others of its query stay (contract 2.6). */
export function withLimit(url: ApiUrl, limit: number): ApiUrl {
  const longer = new URL(url);
  longer.searchParams.set("limit", String(limit));
  const link = resolveLink(longer.href);
  return link.ok ? link.url : url;
}
