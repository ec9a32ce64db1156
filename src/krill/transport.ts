// One HTTP exchange with the API: no session, no repetition. `client.ts` adds both.
import {
  ApiError,
  isAbort,
  kindOf,
  readErrorBody,
  type ErrorFacts,
  type RequestFacts,
} from "./errors.ts";
import type { ApiUrl } from "./links.ts";
import { parseJson } from "#src/util/json.ts";
import { record } from "#src/util/read.ts";
import { logRequest, urlWithoutSecrets } from "./request-log.ts";
import { noteServerTime, serverNow } from "./server-clock.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** A call as the transport takes it. */
export interface Call {
  url: ApiUrl;
  method?: Method;
  /** Sent as JSON; a form with files as what it is. */
  body?: unknown;
  /** Sent form-encoded instead of `body`; never logged. */
  form?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Milliseconds until `timeout`; 20,000 unless told. */
  timeoutMs?: number;
  /**
   * `any` keeps a reply that is not JSON as text (actions); else it is `malformed`. `bytes` leaves a
   * large reply unread, for a worker.
   */
  accept?: "json" | "any" | "bytes";
  token?: string | null;
  /** Leaves the body out of the log of requests (sign-in). */
  isSecret?: boolean;
}

/** A successful reply. */
export interface Reply {
  status: number;
  /** Parsed JSON; text where `accept` is `any` and it is not JSON; an ArrayBuffer for `bytes`; null without a body. */
  data: unknown;
  /** Methods that `Allow` names; null without the header (contract 2.3). */
  allow: ReadonlySet<string> | null;
  /**
   * When the reply was whole: the age of everything read from it counts from here. When it was asked for, where it seems to
   * have taken longer than its time limit: the machine slept meanwhile, and nobody knows how old it is.
   */
  at: Date;
  request: RequestFacts;
}

/**
 * Sends one call. Redirects are not followed: they may lead to an internal host (contract 2.4).
 * @throws ApiError for everything but a 2xx reply; DOMException `AbortError` when cancelled.
 */
export async function transmit(call: Call): Promise<Reply> {
  const method = call.method ?? "GET";
  const at = new Date();
  const started = performance.now();
  let bytes: number | undefined;
  const facts = (): RequestFacts => ({
    method,
    url: urlWithoutSecrets(call.url),
    at,
    ms: Math.round(performance.now() - started),
    ...(bytes === undefined ? {} : { bytes }),
    ...sentOf(call),
  });
  const { timeoutMs = 20_000 } = call;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(call.url, {
      method,
      headers: headersOf(call),
      body: bodyOf(call),
      credentials: "omit",
      cache: "no-store",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
    });
    noteServerTime(response.headers.get("Date"), at.getTime());
    const content = await response.arrayBuffer();
    bytes = content.byteLength;
    const request = facts();
    const { accept = "json" } = call;
    const text = accept === "bytes" && response.ok ? "" : new TextDecoder().decode(content);
    if (!response.ok) throw errorFrom(response, text, request);
    const data = accept === "bytes" ? content : readBody(text, accept, request, response.status);
    logRequest({ ...request, status: response.status, error: null });
    const hasSlept = Date.now() - at.getTime() > timeoutMs;
    return {
      status: response.status,
      data,
      allow: allowOf(response),
      at: hasSlept ? at : new Date(),
      request,
    };
  } catch (error) {
    if (isAbort(error) && call.signal?.aborted) throw error;
    const failure = error instanceof ApiError ? error : connectionError(error, facts());
    logRequest({ ...facts(), status: failure.status, error: failure.kind });
    throw failure;
  }
}

/** What of the body is told: of files their names. */
function sentOf({ body, isSecret }: Call): Pick<RequestFacts, "body" | "files"> {
  if (isSecret || body === undefined) return {};
  if (!(body instanceof FormData)) return { body };
  const files = [...body].map(([field, value]) => [field, nameOf(value)] as const);
  return { files };
}

const nameOf = (value: FormDataEntryValue) => (typeof value === "string" ? value : value.name);

function headersOf(call: Call): HeadersInit {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (call.form) headers["Content-Type"] = "application/x-www-form-urlencoded";
  else if (call.body !== undefined && !(call.body instanceof FormData))
    headers["Content-Type"] = "application/json";
  if (call.token) headers["Authorization"] = `Bearer ${call.token}`;
  return headers;
}

function bodyOf(call: Call): BodyInit | null {
  if (call.form) return new URLSearchParams(call.form).toString();
  if (call.body instanceof FormData) return call.body;
  return call.body === undefined ? null : JSON.stringify(call.body);
}

function readBody(
  text: string,
  accept: "json" | "any",
  request: RequestFacts,
  status: number,
): unknown {
  if (text.trim() === "") return null;
  try {
    return parseJson(text);
  } catch {
    if (accept === "any") return text;
    throw new ApiError({ kind: "malformed", status, raw: text, request });
  }
}

function errorFrom(response: Response, text: string, request: RequestFacts): ApiError {
  const facts: ErrorFacts = { kind: kindOf(response.status), status: response.status, request };
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400))
    return new ApiError({ ...facts, kind: "malformed", status: 301 });
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    // An HTML page of a proxy says nothing that a person should read; plain text may.
    body = text.length < 300 && !text.includes("<") ? text : null;
  }
  // Without a challenge to answer 401 with, DRF answers 403 to a token that it does not take.
  const isOfToken = response.status === 403 && record(body)?.["code"] === "token_not_valid";
  return new ApiError({
    ...facts,
    ...(isOfToken && { kind: "unauthenticated" }),
    ...readErrorBody(body),
    raw: text,
    allow: allowOf(response),
    retryAfter: retryAfterOf(response),
  });
}

function connectionError(error: unknown, request: RequestFacts): ApiError {
  const isTimeout = error instanceof DOMException && error.name === "TimeoutError";
  return new ApiError({ kind: isTimeout ? "timeout" : "network", request });
}

function allowOf(response: Response): ReadonlySet<string> | null {
  const header = response.headers.get("Allow");
  if (header === null) return null;
  return new Set(
    header
      .toUpperCase()
      .split(/[\s,]+/u)
      .filter(Boolean),
  );
}

/** Seconds: a server that says 0 would be asked without a pause, and no timer is as long as some years. */
const SHORTEST_WAIT = 1;
const LONGEST_WAIT = 3600;

function retryAfterOf(response: Response): number | null {
  const header = response.headers.get("Retry-After");
  if (header === null) return null;
  const seconds = Number(header);
  const date = Date.parse(header);
  const wait = Number.isNaN(seconds) ? Math.round((date - serverNow()) / 1000) : seconds;
  return Number.isNaN(wait) ? null : Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, wait));
}
