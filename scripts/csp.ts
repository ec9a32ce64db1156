/** What stands in the built document where each response puts its own nonce. */
export const NONCE_MARK = "__CSP_NONCE__";

/**
 * The content security policy under which the console runs, in production (deploy/) as in preview and
 * in the browser tests. Styles need the nonce because Mantine writes `<style>` tags, scripts because
 * the document carries the preload table inline.
 * @param nonce fresh for each response, base64 or hexadecimal
 * @param options.development also allows the development server's web socket
 */
export function contentSecurityPolicy(
  nonce: string,
  options: { development?: boolean } = {},
): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
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
  options: { development?: boolean } = {},
): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy(nonce, options),
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  };
}
