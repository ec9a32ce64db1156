import { ApiError, isAbort } from "#src/krill/errors.ts";
import { withoutSecrets } from "#src/krill/request-log.ts";
import type { Reply } from "#src/krill/transport.ts";
import { visible } from "#src/util/text.ts";

/**
 * How an action ended. `done`: accepted by the server; `refused`: it did not happen, and the server
 * or the console says why; `failed`: the server failed, or nothing was sent; `unknown`: it was sent
 * and nobody can say whether it happened.
 */
export type OutcomeState = "done" | "refused" | "failed" | "unknown";

/** The reason behind an outcome that is not `done`; each has its text on the screen. */
export type Why =
  // not sent, by the console's own decision
  | "link-other-host"
  | "link-outside-api"
  | "link-unreadable"
  | "gone"
  | "not-read"
  | "offline"
  | "no-journal"
  | "stopped"
  // refused by the server: nothing happened
  | "conflict"
  | "forbidden"
  | "not-found"
  | "invalid"
  | "rate-limited"
  | "unauthenticated"
  | "not-allowed"
  | "get-declined"
  | "refused"
  // the server failed
  | "server"
  // sent, and no clear answer
  | "no-answer"
  | "timeout"
  | "gateway"
  | "redirected"
  | "cancelled"
  | "tab-closed";

/** How an action ended, as it is kept and shown. */
export interface Outcome {
  state: OutcomeState;
  why: Why | null;
  /** HTTP status; 0 without a reply. */
  status: number;
  /** What the server said, as plain text, shortened, secrets masked; null where nothing. */
  reply: string | null;
  /** Seconds to wait before trying again. */
  retryAfter: number | null;
  /** Methods that `Allow` names. */
  allow: readonly string[];
}

const REPLY_KEPT = 500;

/** An outcome that the console decides itself: nothing was sent, or nobody knows. */
export function outcome(state: OutcomeState, why: Why, reply: string | null = null): Outcome {
  return { state, why, status: 0, reply: short(reply), retryAfter: null, allow: [] };
}

/** 2xx of any kind is accepted; the body is kept (PRODUCT 5). */
export function outcomeOfReply(reply: Pick<Reply, "status" | "data">): Outcome {
  return {
    state: "done",
    why: null,
    status: reply.status,
    reply: short(wordsOf(reply.data)),
    retryAfter: null,
    allow: [],
  };
}

/** What a failed sending means (contract 2.7). Whatever is not clear is `unknown`. */
export function outcomeOfError(error: unknown): Outcome {
  if (isAbort(error)) return outcome("unknown", "cancelled");
  if (!(error instanceof ApiError)) return outcome("unknown", "no-answer", String(error));
  const [state, why] = meaningOf(error);
  const fields = Object.entries(error.fields).map(([name, texts]) => `${name}: ${texts.join(" ")}`);
  return {
    state,
    why,
    status: error.status,
    reply: short([error.detail, ...fields].filter(Boolean).join("; ")),
    retryAfter: error.retryAfter,
    allow: [...(error.allow ?? [])],
  };
}

const REFUSALS: Partial<Record<ApiError["kind"], Why>> = {
  unauthenticated: "unauthenticated",
  forbidden: "forbidden",
  "not-found": "not-found",
  "not-allowed": "not-allowed",
  invalid: "invalid",
  conflict: "conflict",
  "rate-limited": "rate-limited",
};

function meaningOf(error: ApiError): [OutcomeState, Why] {
  const refusal = REFUSALS[error.kind];
  if (refusal) return ["refused", refusal];
  if (error.kind === "timeout") return ["unknown", "timeout"];
  // The transport does not follow redirects; what stands behind one may have acted all the same.
  if (error.status >= 300 && error.status < 400) return ["unknown", "redirected"];
  if (error.status >= 400 && error.status < 500) return ["refused", "refused"];
  if ([500, 501, 503].includes(error.status)) return ["failed", "server"];
  // 502, 504 and what proxies invent: the API behind may have got the request.
  return ["unknown", error.status >= 500 ? "gateway" : "no-answer"];
}

function wordsOf(data: unknown): string | null {
  if (data === null || data === undefined) return null;
  if (typeof data === "string") return data.includes("<") ? null : data;
  if (typeof data === "object") {
    const names = Object.keys(data);
    const detail: unknown = Reflect.get(data, "detail");
    if (names.length === 1 && typeof detail === "string") return detail;
    if (names.length === 0) return null;
  }
  return JSON.stringify(withoutSecrets(data));
}

function short(text: string | null): string | null {
  return text === null || text.trim() === "" ? null : visible(text, REPLY_KEPT);
}
