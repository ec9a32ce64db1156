/**
 * The headers of `config.json`: taken from the cache at once and asked for anew behind that, so that it is
 * no wait of its own on the way to the first picture.
 */
export const SETTINGS_HEADERS = {
  "content-type": "application/json",
  "cache-control": "max-age=60, stale-while-revalidate=86400",
  "x-content-type-options": "nosniff",
};

/**
 * The policy of code: a worker obeys that of its own file and not that of the page. Ours read what they are handed and
 * ask nobody for anything.
 */
export const CODE_POLICY = "default-src 'none'; script-src 'self'";

/**
 * The policy of the API's replies, which are no pages: below the console's own address a document among them (an attachment, an
 * error page) could else take scripts from there, and with them the session.
 */
export const API_POLICY = "default-src 'none'; form-action 'none'; frame-ancestors 'none'";

/** What stands in the built document where each response puts its own nonce. */
export const NONCE_MARK = "__CSP_NONCE__";

interface PolicyOptions {
  development?: boolean;
  tiles?: string;
  api?: string;
  frames?: string;
}

/**
 * The content security policy under which the console runs, in production (deploy/) as in preview and
 * in the browser tests. Styles need the nonce because Mantine writes `<style>` tags, scripts because
 * the document carries the preload table inline.
 * @param nonce fresh for each response, base64 or hexadecimal
 * @param options.development also allows the development server's web socket
 * @param options.tiles address of map tiles: its host may give pictures, where it is another one
 * @param options.api origin of the API, where it is another one
 * @param options.frames origins of pages that may hold the console in a frame; nobody's unless told
 */
export function contentSecurityPolicy(nonce: string, options: PolicyOptions = {}): string {
  const tiles = originOf(options.tiles);
  const api = originOf(options.api);
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:${tiles}`,
    "font-src 'self'",
    `connect-src 'self'${options.development ? " ws: wss:" : ""}${api}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${options.frames ?? "'none'"}`,
  ].join("; ");
}

/** The origin of another host as a source of the policy; empty for the console's own. */
function originOf(address: string | undefined): string {
  const origin = URL.parse(address ?? "")?.origin;
  return origin && origin !== "null" ? ` ${origin}` : "";
}

/**
 * The headers of a document: the policy and the usual hardening.
 * @param nonce the one that was put into the document's text
 */
export function documentHeaders(
  nonce: string,
  options: PolicyOptions = {},
): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy(nonce, options),
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  };
}
