// What one target of a bulk job costs: one reading of the thing itself, then one request that acts.
// An action goes by `runAction`, like one from a page; a change by PATCH of its one field; a request
// as its kind of things says.
import { asApiError, isAbort } from "#src/krill/errors.ts";
import { linkEntries } from "#src/krill/links.ts";
import type { Reply } from "#src/krill/transport.ts";
import { record as fields } from "#src/util/read.ts";
import { visible } from "#src/util/text.ts";
import type { FieldValue, JobTarget, JobWork, TargetRecord, TargetWhy } from "./job.ts";
import { outcome, outcomeOfError, type Outcome } from "./outcome.ts";
import { createReadAhead } from "./read-ahead.ts";
import { runAction, type ActionMethod, type ActionRequest, type RunTools } from "./run-action.ts";
import { outcomeOfWrite } from "./run-write.ts";
import { isAnother, isSameValue, plainValue, valueFor } from "./target-values.ts";
import { observe, startWatch, type Reading } from "./watch.ts";

/** How jobs reach things of one kind; the applications know the addresses. */
export interface JobThings {
  /**
   * The thing with these fields only, for actions and changes; a GET, which may be repeated.
   * @throws ApiError; AbortError
   */
  read?(
    this: void,
    target: JobTarget,
    attrs: readonly string[],
  ): Promise<{ data: Readonly<Record<string, unknown>>; allow: ReadonlySet<string> | null }>;
  /**
   * Several at once, with these fields, by one request: for actions, whose addresses every row has. What
   * did not come, or came without one of the fields, is left out and read alone. @throws ApiError; AbortError
   */
  readMany?(
    this: void,
    targets: readonly JobTarget[],
    attrs: readonly string[],
  ): Promise<ReadonlyMap<JobTarget["id"], Readonly<Record<string, unknown>>>>;
  /** PATCHes some fields, for changes; see `Gate.mayRepeat`. @throws ApiError; AbortError */
  change?(
    this: void,
    target: JobTarget,
    changes: Readonly<Record<string, FieldValue>>,
    mayRepeat: () => boolean,
  ): Promise<Reply>;
  /** How it is now, where it can be proven that it came back. @throws ApiError; AbortError */
  observe?(this: void, target: JobTarget): Promise<Reading>;
  /** What jobs can ask for beside actions and changes, by name. */
  requests?: Readonly<Record<string, JobRequest>>;
}

/** A request that a kind of things offers to jobs. */
export interface JobRequest {
  /**
   * How to ask for it, after a reading of the target where one is needed: just before it is sent.
   * Sends nothing that acts. @throws ApiError, of which nothing but 404 and 429 speaks of the target; AbortError
   */
  prepare(this: void, target: JobTarget, work: RequestWork): Asking | Promise<Asking>;
  /** Whether it happened, where nobody knows; null: it cannot be told. @throws ApiError; AbortError */
  check?(this: void, record: TargetRecord, work: RequestWork): Promise<boolean | null>;
}

/** How a request is sent. */
export type Asking =
  | { kind: "skip"; why: TargetWhy }
  /** As an action: POST, or the method that is documented; see `runAction`. */
  | { kind: "act"; href: string; method?: ActionMethod; body?: unknown }
  /** As a write to a collection or to one thing; see `Gate.mayRepeat`. @throws (send) ApiError; AbortError */
  | { kind: "write"; send: (mayRepeat: () => boolean) => Promise<Reply> };

/** What a send asks of the engine. */
export interface Gate {
  /** Called before the request goes out; where it throws, nothing is sent. */
  mark: () => Promise<void>;
  /** Whether a request that was refused for its token (401) may go out again after signing in. */
  mayRepeat: () => boolean;
}

/** What the reading of a target leads to. */
export type Prepared =
  | { kind: "ready"; before?: FieldValue; send: (gate: Gate) => Promise<Sent> }
  | { kind: "skip"; why: TargetWhy; before?: FieldValue }
  | { kind: "fail"; why: TargetWhy; status: number; note: string | null }
  /** 429: the whole job must wait, seconds. */
  | { kind: "slow"; retryAfter: number | null }
  /** No answer, perhaps a passing one. */
  | { kind: "no-answer"; status: number; note: string | null }
  /** Signed out, or stopped: nothing is known of the target. */
  | { kind: "hold" };

/** How a request that acts ended. */
export type Sent = Omit<Outcome, "why"> & {
  why: TargetWhy | null;
  /** By which it was sent last, where a server may take one or another. */
  method?: string | null;
};

/** Does the work of one job, target by target. */
export interface TargetWorker {
  /** Reads the target and says what can be done. Never throws. */
  prepare(target: JobTarget): Promise<Prepared>;
  /** May read those that come next ahead, at most so many; `prepare` then has their reading. Never throws. */
  ahead?(next: readonly Pick<TargetRecord, "target">[], most: number): void;
  observe(target: JobTarget): Promise<Reading>;
  /** Looks at a target of unknown outcome; what can be said now. @throws ApiError; AbortError */
  check(record: TargetRecord): Promise<Pick<TargetRecord, "state" | "why">>;
}

/** The outer world of a worker. */
export interface WorkTools {
  things: JobThings;
  send: (call: Parameters<RunTools["send"]>[0], mayRepeat: () => boolean) => Promise<Reply>;
  methods: RunTools["methods"];
  now: () => number;
  isOnline: () => boolean;
}

/** Makes the worker of a job's work. @throws where the kind of things has nothing to do it by */
export function createWorker(work: JobWork, tools: WorkTools): TargetWorker {
  const { prepare, ahead, check } = byKind(work, tools);
  return {
    async prepare(target) {
      try {
        return await prepare(target);
      } catch (error) {
        return troubleOf(error);
      }
    },
    ...(ahead && { ahead }),
    observe: (target) => must(tools.things, "observe")(target),
    async check(record) {
      const said = await check(record);
      return said ?? { state: "unknown", why: record.why ?? null };
    },
  };
}

type ActionWork = Extract<JobWork, { kind: "action" }>;
type ChangeWork = Extract<JobWork, { kind: "change" }>;
/** A job's work that is a request of its kind of things. */
export type RequestWork = Extract<JobWork, { kind: "request" }>;

/** A worker's own part, by the kind of work. `check` gives null where nothing can be said. */
interface Part {
  /** @throws ApiError; AbortError */
  prepare: (target: JobTarget) => Promise<Prepared>;
  ahead?: TargetWorker["ahead"];
  check: (record: TargetRecord) => Promise<Pick<TargetRecord, "state" | "why"> | null>;
}

const DONE = { state: "done", why: null } as const;

function byKind(work: JobWork, tools: WorkTools): Part {
  if (work.kind === "action") return actionPart(work, tools);
  return work.kind === "change" ? changePart(work, tools) : requestPart(work, tools);
}

function must<Name extends keyof JobThings>(things: JobThings, name: Name) {
  const found = things[name];
  if (!found) throw new TypeError(`these things have no ${name}`);
  return found;
}

/** What an action needs of its target: who it is, and its own links. */
const ACTION_ATTRS = ["id", "cpename", "_links"] as const;

function actionPart({ name, severity }: ActionWork, tools: WorkTools): Part {
  const read = must(tools.things, "read");
  const { readMany } = tools.things;
  const many =
    readMany &&
    createReadAhead({ readMany: (targets) => readMany(targets, ACTION_ATTRS), now: tools.now });
  return {
    ...(many && { ahead: (next, most) => many.want(next, most) }),
    async prepare(target) {
      const data = (await many?.take(target)) ?? (await read(target, ACTION_ATTRS)).data;
      if (isAnother(data, target)) return { kind: "skip", why: "another-device" };
      const href = linkEntries(data, "actions").find(([offered]) => offered === name)?.[1];
      if (href === undefined) return { kind: "skip", why: "not-offered" };
      return { kind: "ready", send: acting(target, { name, severity, href }, tools) };
    },
    async check({ at, target }) {
      if (!tools.things.observe) return null;
      const watch = startWatch(at ?? 0, null);
      return observe(watch, await tools.things.observe(target)).backAt === null ? null : DONE;
    },
  };
}

function requestPart(work: RequestWork, tools: WorkTools): Part {
  const request = must(tools.things, "requests")[work.name];
  if (!request) throw new TypeError(`these things have no request ${work.name}`);
  const { name, severity } = work;
  return {
    async prepare(target) {
      const asking = await request.prepare(target, work);
      if (asking.kind === "skip") return asking;
      if (asking.kind === "write")
        return { kind: "ready", send: writing(target, asking.send, tools) };
      return { kind: "ready", send: acting(target, { name, severity, ...asking }, tools) };
    },
    async check(record) {
      const hasHappened = (await request.check?.(record, work)) ?? null;
      if (hasHappened === null) return null;
      return hasHappened ? DONE : { state: "failed", why: "not-done" };
    },
  };
}

function changePart(work: ChangeWork, tools: WorkTools): Part {
  const { field } = work;
  const read = must(tools.things, "read");
  const change = must(tools.things, "change");
  return {
    async prepare(target) {
      const { data, allow } = await read(target, ["id", "cpename", field]);
      if (isAnother(data, target)) return { kind: "skip", why: "another-device" };
      const before = plainValue(data[field]);
      if (allow && !allow.has("PATCH")) return { kind: "skip", why: "not-permitted", before };
      const wanted = valueFor(work, target);
      if (wanted === undefined) return { kind: "skip", why: "bad-value", before };
      if (isSameValue(before, wanted)) return { kind: "skip", why: "already-so", before };
      if (target.onlyIf !== undefined && !isSameValue(before, target.onlyIf))
        return { kind: "skip", why: "changed-since", before };
      const isKept = ({ data: now }: Reply) => {
        const after = plainValue(fields(now)?.[field]);
        return after === undefined || before === undefined || !isSameValue(after, before);
      };
      const patch = (mayRepeat: () => boolean) => change(target, { [field]: wanted }, mayRepeat);
      return { kind: "ready", before, send: writing(target, patch, tools, isKept) };
    },
    async check({ target, before }) {
      const { data } = await read(target, ["id", "cpename", field]);
      const now = plainValue(data[field]);
      if (now === undefined) return null;
      if (isSameValue(now, valueFor(work, target))) return DONE;
      return isSameValue(now, before) ? { state: "failed", why: "not-done" } : null;
    },
  };
}

type Send = Extract<Prepared, { kind: "ready" }>["send"];

/** Sends by an address, as from a page. */
function acting(
  { id, name: thingName }: JobTarget,
  action: Pick<ActionRequest, "name" | "severity" | "href" | "method" | "body">,
  tools: WorkTools,
): Send {
  const thing = { app: "", kind: "", id: String(id), name: thingName, path: "" };
  return async (gate) => {
    const { state, ...rest } = await runAction(
      // A job asks nobody: a person answers on a thing's own page, then the job may go on.
      { ...action, thing, askGet: () => Promise.reject(new Error("in a job")) },
      {
        send: (call) => tools.send(call, gate.mayRepeat),
        // The job's journal stands in for the journal of single actions.
        journal: {
          write: async (entry) => {
            if (entry.state === "sending") await gate.mark();
          },
          hold: (_, send) => send(),
        },
        methods: tools.methods,
        user: () => "",
        now: tools.now,
        newId: () => "",
        isOnline: tools.isOnline,
      },
    );
    return { ...rest, state: state === "sending" ? "unknown" : state };
  };
}

/** Sends a write; `isKept` says whether its reply shows what was wanted. */
function writing(
  target: JobTarget,
  write: (mayRepeat: () => boolean) => Promise<Reply>,
  { isOnline }: WorkTools,
  isKept: (reply: Reply) => boolean = () => true,
): Send {
  return async (gate) => {
    if (!isOnline()) return outcome("failed", "offline");
    try {
      await gate.mark();
    } catch {
      return outcome("failed", "no-journal");
    }
    try {
      const reply = await write(gate.mayRepeat);
      const result = { ...outcomeOfWrite(reply), ...numberIn(reply, target) };
      return isKept(reply) ? result : { ...result, state: "failed", why: "not-kept" };
    } catch (error) {
      return outcomeOfError(error);
    }
  };
}

/** A write is answered with the thing itself: of all that is kept but the number, where it is a new one's. */
function numberIn({ data }: Reply, target: JobTarget): { reply?: string | null } {
  const id = fields(data)?.["id"];
  if (typeof id !== "number" && typeof id !== "string") return {};
  return { reply: String(id) === String(target.id) ? null : visible(`#${id}`, 80) };
}

/** What a failed reading means for its target: nothing was sent. */
function troubleOf(error: unknown): Prepared {
  if (isAbort(error)) return { kind: "hold" };
  const { kind, status, detail, retryAfter, isPassing } = asApiError(error);
  const note = detail === null ? null : visible(detail, 500);
  if (kind === "rate-limited") return { kind: "slow", retryAfter };
  if (isPassing || status === 503) return { kind: "no-answer", status, note };
  if (kind === "not-found") return { kind: "skip", why: "not-found" };
  return { kind: "fail", why: "not-read", status, note };
}
