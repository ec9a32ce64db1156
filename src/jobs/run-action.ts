import { asApiError, isAbort } from "#src/krill/errors.ts";
import { resolveLink, type ApiUrl } from "#src/krill/links.ts";
import type { Method, Reply } from "#src/krill/transport.ts";
import { outcome, outcomeOfError, outcomeOfReply, type Outcome } from "./outcome.ts";
import {
  addressToKeep,
  bodyToKeep,
  type ActionRecord,
  type ActionThing,
  type Severity,
} from "./record.ts";
import { startWatch, type Reading } from "./watch.ts";

/** A method by which a server acts. */
export type ActionMethod = Extract<Method, "POST" | "PUT" | "PATCH" | "GET">;

/** One action to be done, once. */
export interface ActionRequest {
  thing: ActionThing;
  /** The action's name on the wire, e.g. `reboot`. */
  name: string;
  severity: Severity;
  /** The address as the reply gave it; checked here before anything is sent. */
  href: string;
  /** The method where one is documented (RADIUS disconnect: GET); else POST is tried first. */
  method?: ActionMethod | undefined;
  body?: unknown;
  /** Reads the thing again: its address for this action now, null where it is no longer offered. */
  recheck?: (() => Promise<string | null>) | undefined;
  /** Asks a person whether this server acts by GET; asked only after a 405 that leaves GET alone. */
  askGet: () => Promise<boolean>;
  /** The last reading, where the page watches for the proof afterwards; undefined: no watch. */
  watchFrom?: Reading | null | undefined;
  /** Stops the waiting; what was sent stays sent. */
  signal?: AbortSignal | undefined;
}

/** The outer world, as arguments: the browser's is `browserTools`. */
export interface RunTools {
  /** Sends once, never again by itself; only a 401 is repeated after signing in again. */
  send: (call: {
    url: ApiUrl;
    method: ActionMethod;
    body?: unknown;
    signal?: AbortSignal | undefined;
  }) => Promise<Reply>;
  journal: {
    write(record: ActionRecord): Promise<void>;
    hold<T>(id: string, work: () => Promise<T>): Promise<T>;
  };
  methods: {
    /** What is known of this action: a method, or that a person said no to GET. */
    get(action: string): ActionMethod | "no-get" | null;
    set(action: string, learned: ActionMethod | "no-get"): void;
  };
  user: () => string;
  now: () => number;
  newId: () => string;
  isOnline: () => boolean;
}

const READING = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);
const NOTHING_YET = {
  state: "sending" as const,
  why: null,
  status: 0,
  reply: null,
  retryAfter: null,
  allow: [],
  finishedAt: null,
};

/**
 * Does an action: checks its address, writes it to the journal, sends it, completes the record and
 * returns it. At most one request, and a second one only after a 405, which says that nothing
 * happened, by the one other method that its `Allow` leaves (PRODUCT 5). Never throws.
 */
export async function runAction(request: ActionRequest, tools: RunTools): Promise<ActionRecord> {
  const draft = draftOf(request, tools);
  const end = async (record: ActionRecord, result: Outcome): Promise<ActionRecord> => {
    // There is nothing to watch for where nothing happened.
    const mayHaveActed = result.state === "done" || result.state === "unknown";
    const watch = mayHaveActed ? record.watch : null;
    const final = { ...record, ...result, watch, finishedAt: tools.now() };
    // A full disk now must not hide the outcome; the journal itself says that it is not saved.
    await tools.journal.write(final).catch(() => undefined);
    return final;
  };

  let href: string | null = request.href;
  try {
    if (request.recheck) href = await request.recheck();
  } catch (error) {
    if (isAbort(error)) return end(draft, outcome("failed", "stopped"));
    return end(draft, outcome("failed", "not-read", asApiError(error).message));
  }
  if (href === null) return end(draft, outcome("refused", "gone"));
  const record = { ...draft, href: addressToKeep(href) };
  const link = resolveLink(href);
  if (!link.ok) return end(record, outcome("refused", `link-${link.reason}`));
  if (!tools.isOnline()) return end(record, outcome("failed", "offline"));
  return tools.journal.hold(record.id, () => sendRecorded(record, link.url, request, tools, end));
}

async function sendRecorded(
  draft: ActionRecord,
  url: ApiUrl,
  request: ActionRequest,
  tools: RunTools,
  end: (record: ActionRecord, result: Outcome) => Promise<ActionRecord>,
): Promise<ActionRecord> {
  const known = tools.methods.get(request.name);
  const first = (known === "no-get" ? null : known) ?? request.method ?? "POST";
  let record = await writeBefore(draft, first, request, tools);
  if (record.state !== "sending") return end(record, outcome("failed", "no-journal"));
  const result = await sendOnce(url, first, request, tools);
  const next = result.status === 405 ? methodLeft(first, result.allow) : null;
  if (next === null) return end(record, result);

  if (next === "GET") {
    // On disk as refused, for as long as a person thinks: nothing has happened so far.
    record = await end(record, result);
    const answer = known === "no-get" ? "no" : await askPerson(request, tools);
    if (answer !== "yes")
      return answer === "no" ? end(record, { ...result, why: "get-declined" }) : record;
  }
  record = await writeBefore(record, next, request, tools);
  if (record.state !== "sending") return end(record, outcome("failed", "no-journal"));
  const second = await sendOnce(url, next, request, tools);
  // Any answer but another 405 shows that the server acts by this method.
  if (second.status > 0 && second.status !== 405) tools.methods.set(request.name, next);
  return end(record, second);
}

/** The record as `sending` once it is on disk; as `failed` where it is not. */
async function writeBefore(
  record: ActionRecord,
  method: ActionMethod,
  { watchFrom }: ActionRequest,
  tools: RunTools,
): Promise<ActionRecord> {
  const at = tools.now();
  // The watch is on disk too: a page opened again after a crash goes on watching.
  const watch = watchFrom === undefined ? null : startWatch(at, watchFrom);
  const sending: ActionRecord = { ...record, ...NOTHING_YET, method, at, watch };
  try {
    await tools.journal.write(sending);
    return sending;
  } catch {
    return { ...record, state: "failed" };
  }
}

async function sendOnce(
  url: ApiUrl,
  method: ActionMethod,
  { body, signal }: ActionRequest,
  tools: RunTools,
): Promise<Outcome> {
  if (signal?.aborted) return outcome("failed", "stopped");
  try {
    const content = method === "GET" ? {} : { body: body ?? {} };
    return outcomeOfReply(await tools.send({ url, method, ...content, signal }));
  } catch (error) {
    return outcomeOfError(error);
  }
}

/** The one method that a 405 leaves: one other writing one, else GET alone, else none. */
export function methodLeft(tried: string, allow: readonly string[]): ActionMethod | null {
  const writing = allow.filter((method) => method !== tried && !READING.has(method));
  const only = writing[0];
  if (writing.length === 1 && (only === "POST" || only === "PUT" || only === "PATCH")) return only;
  return writing.length === 0 && tried !== "GET" && allow.includes("GET") ? "GET" : null;
}

async function askPerson(
  request: ActionRequest,
  tools: RunTools,
): Promise<"yes" | "no" | "withdrawn"> {
  try {
    const isYes = await request.askGet();
    tools.methods.set(request.name, isYes ? "GET" : "no-get");
    return isYes ? "yes" : "no";
  } catch {
    return "withdrawn"; // signed out meanwhile: it is asked again next time
  }
}

function draftOf(request: ActionRequest, tools: RunTools): ActionRecord {
  const { thing, name, severity, href, body } = request;
  return {
    id: tools.newId(),
    at: tools.now(),
    user: tools.user(),
    thing: { ...thing },
    action: name,
    severity,
    href: addressToKeep(href),
    method: null,
    ...NOTHING_YET,
    watch: null,
    checkedAt: null,
    ...bodyToKeep(body),
  };
}
