/** What stands in the built document where each response puts its own nonce. */
export const NONCE_MARK = "__CSP_NONCE__";

/** What stands there for the address of the maps' tiles and for whom to name for them. */
export const TILES_MARK = "__MAP_TILES__";
export const CREDIT_MARK = "__MAP_CREDIT__";

interface PolicyOptions {
  development?: boolean;
  tiles?: string;
}

/**
 * The content security policy under which the console runs, in production (deploy/) as in preview and
 * in the browser tests. Styles need the nonce because Mantine writes `<style>` tags, scripts because
 * the document carries the preload table inline.
 * @param nonce fresh for each response, base64 or hexadecimal
 * @param options.development also allows the development server's web socket
 * @param options.tiles address of map tiles: its host may give pictures, where it is another one
 */
export function contentSecurityPolicy(nonce: string, options: PolicyOptions = {}): string {
  const tiles = URL.parse(options.tiles ?? "")?.origin;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:${tiles && tiles !== "null" ? ` ${tiles}` : ""}`,
    "font-src 'self'",
    options.development ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
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
    "referrer-policy": "same-origin",
  };
}
