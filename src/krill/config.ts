import { site } from "#src/util/site.ts";

/**
 * Where the API is. The console is served from the API's own origin or through a reverse proxy in
 * front of it, since the API's wildcard CORS headers do not cover `Authorization` (contract 2.3).
 */
export interface ApiConfig {
  /** The API's origin, e.g. `https://krill.example`. Tokens go to no other. */
  readonly origin: string;
  /** Path of version 2, without a slash at the end, e.g. `/api/v2`. */
  readonly base: string;
  /** Paths that a link in a reply may lead to (contract 2.6). */
  readonly prefix: string;
}

/** The address in use. Read at each call, so that tests and a runtime configuration can set it. */
export const apiConfig: ApiConfig = {
  get origin() {
    return site.api ?? globalThis.location?.origin ?? "http://localhost";
  },
  base: "/api/v2",
  prefix: "/api/",
};
