import { record, texts } from "#src/util/read.ts";
import { maskSecrets } from "#src/util/secrets.ts";
import { visible } from "#src/util/text.ts";

const RAW_KEPT = 4000;

/** What went wrong, as the screens tell it apart (contract 2.7). */
export type ErrorKind =
  | "network"
  | "timeout"
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "not-allowed"
  | "invalid"
  | "conflict"
  | "rate-limited"
  | "server"
  | "malformed"
  | "refused-link";

/** The request behind an error or a reading, without its token: for details views and curl. */
export interface RequestFacts {
  method: string;
  /** Absolute address. */
  url: string;
  body?: unknown;
  /** Files sent in place of a body: their field and their name. */
  files?: readonly (readonly [field: string, name: string])[];
  /** Milliseconds until the reply was whole, or until it failed. */
  ms: number;
  /** Size of the reply's body, unpacked; absent where none came. */
  bytes?: number;
  /** When it was sent. */
  at: Date;
}

/** What is known about a failed call besides its kind. */
export interface ErrorFacts {
  kind: ErrorKind;
  /** HTTP status, 0 where there was no reply. */
  status?: number;
  /** The server's own words, already reduced to plain text. */
  detail?: string | null;
  /** Messages by field path (`address`, `customer.name`), from a 400 reply. */
  fields?: Record<string, string[]>;
  /** The raw reply; shown on request only, shortened and without secrets. */
  raw?: string | null;
  /** Methods that the reply's `Allow` names. */
  allow?: ReadonlySet<string> | null;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter?: number | null;
  request?: RequestFacts;
}

/** The one error type of the console: every failed call to the API ends as one of these. */
export class ApiError extends Error {
  readonly kind: ErrorKind;
  readonly status: number;
  readonly detail: string | null;
  readonly fields: Record<string, string[]>;
  readonly raw: string | null;
  readonly allow: ReadonlySet<string> | null;
  readonly retryAfter: number | null;
  readonly request: RequestFacts | undefined;

  constructor(facts: ErrorFacts) {
    super(facts.detail ?? facts.kind);
    this.name = "ApiError";
    this.kind = facts.kind;
    this.status = facts.status ?? 0;
    this.detail = facts.detail ?? null;
    this.fields = facts.fields ?? {};
    this.raw = facts.raw ? maskSecrets(visible(facts.raw, RAW_KEPT)) : null;
    this.allow = facts.allow ?? null;
    this.retryAfter = facts.retryAfter ?? null;
    this.request = facts.request;
  }

  /** True where asking again may help without a person changing anything. */
  get isPassing(): boolean {
    return (
      this.kind === "network" || this.kind === "timeout" || [502, 503, 504].includes(this.status)
    );
  }
}

/** Turns whatever was thrown into an ApiError; an error of our own code becomes `malformed`. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({
    kind: "malformed",
    detail: error instanceof Error ? error.message : String(error),
  });
}

/** Whether the server says that there is no such thing here: gone, outside the user's reach, or a feature that it lacks. */
export function isAbsent(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === "not-found" || error.kind === "not-allowed");
}

/** Whether the server does not give this to this person: it lacks it, or forbids it. */
export function isNotGiven(error: unknown): boolean {
  return isAbsent(error) || (error instanceof ApiError && error.kind === "forbidden");
}

/** True for a call that was cancelled by us: not an error to show. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

const KIND_BY_STATUS: Record<number, ErrorKind> = {
  400: "invalid",
  401: "unauthenticated",
  403: "forbidden",
  404: "not-found",
  405: "not-allowed",
  408: "timeout",
  409: "conflict",
  410: "not-found",
  412: "conflict",
  422: "invalid",
  429: "rate-limited",
};

/** The kind that an HTTP status means. */
export function kindOf(status: number): ErrorKind {
  return KIND_BY_STATUS[status] ?? (status >= 500 ? "server" : "malformed");
}

/**
 * Reads the body of an error reply (contract 2.7): `{detail}`, field errors nested at will, a bare
 * list or string. HTML is never passed on as a message.
 */
export function readErrorBody(body: unknown): Pick<ErrorFacts, "detail" | "fields"> {
  const fields: Record<string, string[]> = Object.create(null);
  const general: string[] = [];
  collect(body, "", fields, general, 0);
  return { detail: general.join(" ") || null, fields };
}

const GENERAL = new Set(["detail", "non_field_errors", "__all__", "message", "error", "errors"]);
const PLACES = new Set<string | undefined>(["body", "query", "path"]);
const NOISE = new Set(["code", "messages", "status_code"]);

function collect(
  value: unknown,
  path: string,
  fields: Record<string, string[]>,
  general: string[],
  depth: number,
): void {
  if (depth > 6 || value === null || value === undefined) return;
  if (typeof value === "object") {
    if (Array.isArray(value)) {
      for (const item of value) collect(item, path, fields, general, depth + 1);
      return;
    }
    const told = record(value);
    const place = told?.["field"] ?? told?.["attr"] ?? told?.["loc"];
    const words = told?.["message"] ?? told?.["msg"] ?? told?.["detail"];
    // Some servers list messages, each with its place (`["body", "sn"]`).
    if (place && typeof words === "string") {
      const names = texts(place);
      if (PLACES.has(names[0])) names.shift();
      collect({ [names.join(".") || "detail"]: words }, path, fields, general, depth + 1);
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      // What sort of list the errors are, beside them, is no field of theirs.
      if (path === "" && (NOISE.has(key) || (key === "type" && "errors" in value))) continue;
      const next = GENERAL.has(key) ? path : path === "" ? key : `${path}.${key}`;
      collect(item, next, fields, general, depth + 1);
    }
    return;
  }
  // oxlint-disable-next-line typescript/no-base-to-string -- JSON has only texts, numbers and yes or no besides
  const text = String(value).trim();
  if (text === "" || /^\s*<(!doctype|html)/iu.test(text)) return;
  const words = visible(text, 500);
  if (path === "") general.push(words);
  else (fields[path] ??= []).push(words);
}
