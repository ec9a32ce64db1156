/** What a person or a test may set in a running world (docs/mock-api.md): failures, and the freedoms that the contract leaves. */

/** Failures, in the order in which they are tried. All off by default. */
export interface Faults {
  /** Added to every answer, milliseconds. */
  latencyMs: number;
  /** The answer comes after so many milliseconds. */
  hang: number;
  /** The answer comes when the switches are set anew. */
  held: boolean;
  /** The connection breaks before the request is carried out. */
  offline: boolean;
  /** The request is carried out and the connection breaks before the answer: the outcome is unknown to the sender. */
  lostReply: boolean;
  /** 429 with `Retry-After` in seconds; null: without. */
  rateLimit: { retryAfter: number | null } | null;
  /** Share of requests (0 to 1) that get a 500 with an HTML page. */
  errorRate: number;
  /** The status of those (500, 502, 503, 504). */
  errorStatus: number;
  /** 200 with a body that is not whole JSON. */
  badJson: boolean;
  /** Only requests whose path and query contain this. */
  match: string | null;
  /** Only requests of this method. */
  method: string | null;
  /** The switches go off after so many requests that they hit. */
  times: number | null;
  /** All access tokens given so far count as expired from now on. */
  expireTokens: boolean;
  /** All refresh tokens given so far count as expired from now on. */
  expireRefresh: boolean;
}

/** No failure. */
export const NO_FAULTS: Faults = {
  latencyMs: 0,
  hang: 0,
  held: false,
  offline: false,
  lostReply: false,
  rateLimit: null,
  errorRate: 0,
  errorStatus: 500,
  badJson: false,
  match: null,
  method: null,
  times: null,
  expireTokens: false,
  expireRefresh: false,
};

/** Where the contract says [I]: the same simulator in another server's clothes. */
export interface Options {
  /** The one method that actions accept; others get 405 with `Allow`. */
  actionMethod: "POST" | "PUT" | "GET";
  /** Body types that sign-in accepts; others get 415. */
  loginContentType: "both" | "form" | "json";
  /** Whether sign-in gives a refresh token. */
  refresh: boolean;
  /** Whether the other form of a path redirects (GET) or fails. */
  trailingSlash: "both" | "strict";
  /** Whether unknown filters are ignored (else 400). */
  ignoreUnknownFilters: boolean;
  /** The one parameter that lists overlook in silence, as a server does that does not know it; none. */
  overlooks: string;
  /** The one field that writes overlook in silence, as DRF does with one that is read-only; none. */
  keeps: string;
  /** Whether `next` names the host that was asked (else an internal one). */
  ownHostNext: boolean;
  /** Family of the hrefs in `_links`: `mixed` gives even ids app-less ones. */
  linkStyle: "app" | "appless" | "mixed";
  /** Shape of `/me/apps/`. */
  meApps: "strings" | "objects" | "envelope" | "404";
  /** Status of an accepted action. */
  actionStatus: 200 | 201 | 202 | 204;
  /** Whether access tokens are readable JWTs (else opaque). */
  jwt: boolean;
  /** How addresses of a pool are sorted: by number, or as text. */
  addressOrder: "number" | "text";
  /** How long a live reading takes, milliseconds. */
  infoMs: number;
  /** How long a live reading that hangs takes, milliseconds. */
  infoHangMs: number;
  /** How long a realtime question to an OLT or a CMTS takes, milliseconds. */
  plantMs: number;
  /** The same where the OLT answers late. */
  plantLateMs: number;
  /** After how long the proxy gives up on one that never answers. */
  plantSilentMs: number;
  /** What a CMTS is called in addresses: its name, or a number beside it. */
  cmtsIds: "name" | "number";
  /** What this server does not have: a comma list of parts of paths below `/api/v2/`, which answer 404. */
  absent: string;
  /** What this server answers with an empty list: as `absent`. */
  empty: string;
}

/** The contract's most likely reading. */
export const DEFAULT_OPTIONS: Options = {
  actionMethod: "POST",
  loginContentType: "both",
  refresh: true,
  trailingSlash: "both",
  ignoreUnknownFilters: true,
  overlooks: "",
  keeps: "",
  ownHostNext: false,
  linkStyle: "mixed",
  meApps: "strings",
  actionStatus: 202,
  jwt: true,
  addressOrder: "number",
  infoMs: 300,
  infoHangMs: 25_000,
  plantMs: 150,
  plantLateMs: 15_000,
  plantSilentMs: 30_000,
  cmtsIds: "name",
  absent: "",
  empty: "",
};
