import { record } from "#src/util/read.ts";
import { apiConfig, type ApiConfig } from "./config.ts";

/** An address of the API that was checked: absolute, same origin, inside the API's prefix. */
export type ApiUrl = string & { readonly __checked: true };

/** Why an address that the API gave was not used. */
export interface LinkRefusal {
  ok: false;
  href: string;
  reason: "other-host" | "outside-api" | "unreadable";
}

/**
 * A step up in a path whose dots or slashes are encoded, once or more: a browser leaves it, a proxy or a
 * server may decode it and end up outside the prefix.
 */
const CLIMBS = /(?:\/|%(?:25)*(?:2f|5c))(?:\.|%(?:25)*2e){2}(?=$|[/;]|%(?:25)*(?:2f|5c|3b))/iu;

/**
 * Resolves an address from a reply (`_links`) against the API's origin. Any other origin, an address
 * with credentials and a path that is or may lead outside the API's prefix are refused, since the
 * token would go there (contract 2.6). Never throws.
 */
export function resolveLink(
  href: unknown,
  config: ApiConfig = apiConfig,
): { ok: true; url: ApiUrl } | LinkRefusal {
  if (typeof href !== "string" || href.trim() === "")
    return { ok: false, href: String(href), reason: "unreadable" };
  let url: URL;
  try {
    url = new URL(href, config.origin);
  } catch {
    return { ok: false, href, reason: "unreadable" };
  }
  if (url.origin !== config.origin || url.username !== "" || url.password !== "")
    return { ok: false, href, reason: "other-host" };
  if (!url.pathname.startsWith(config.prefix) || CLIMBS.test(url.pathname))
    return { ok: false, href, reason: "outside-api" };
  url.hash = "";
  return { ok: true, url: checked(url) };
}

/**
 * The names and addresses (plain, or as `href`) under `_links.actions` or `_links.links` of a thing, in wire order; also of
 * a list of things with `name` (or `rel`) and `href`.
 */
export function linkEntries(thing: unknown, group: "actions" | "links"): [string, string][] {
  const links = record(record(thing)?.["_links"])?.[group];
  // A text has entries too: its letters.
  return Object.entries(typeof links === "object" ? (links ?? {}) : {}).flatMap(
    ([key, value]): [string, string][] => {
      const told = record(value);
      const name = Array.isArray(links) ? (told?.["name"] ?? told?.["rel"]) : key;
      const href = told?.["href"] ?? value;
      return typeof name === "string" && typeof href === "string" && href ? [[name, href]] : [];
    },
  );
}

// The brand is given here alone, after the checks of the two functions that call it.
function checked(url: URL): ApiUrl {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return url.href as ApiUrl;
}

/** Composes an address below the API's base from a path and a query; for collections only. */
export function apiUrl(
  path: string,
  query?: Record<string, QueryValue>,
  config: ApiConfig = apiConfig,
): ApiUrl {
  const url = new URL(`${config.base}/${path.replace(/^\//u, "")}`, config.origin);
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== "")
        url.searchParams.append(name, String(item));
    }
  }
  return checked(url);
}

/** A path with a slash at its end where it has none, and without it where it has one (contract 2.5). */
export function otherSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : `${path}/`;
}

/** The same of a whole address; its query stays. */
export function withOtherSlash(checkedUrl: ApiUrl): ApiUrl {
  const url = new URL(checkedUrl);
  url.pathname = otherSlash(url.pathname);
  return checked(url);
}

/** A value of a query parameter; empty ones are left out, lists are repeated. */
export type QueryValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly (string | number | boolean)[];
