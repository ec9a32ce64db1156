// What one target of a bulk job costs: one reading of the thing itself, then one request that acts.
// An action goes by `runAction`, like one from a page; a change by PATCH of its one field.
import { asApiError, isAbort } from "#src/krill/errors.ts";
import { linkEntries } from "#src/krill/links.ts";
import type { Reply } from "#src/krill/transport.ts";
import { record as fields } from "#src/util/read.ts";
import { visible } from "#src/util/text.ts";
import type { FieldValue, JobTarget, JobWork, TargetRecord, TargetWhy } from "./job.ts";
import { outcome, outcomeOfError, outcomeOfReply, type Outcome } from "./outcome.ts";
import { runAction, type RunTools } from "./run-action.ts";
import { observe, startWatch, type Reading } from "./watch.ts";

/** How jobs reach the things that they act on; the applications know the addresses. */
export interface JobThings {
  /** The thing with these fields only; a GET, which may be repeated. @throws ApiError; AbortError */
  read(
    target: JobTarget,
    attrs: readonly string[],
  ): Promise<{ data: Readonly<Record<string, unknown>>; allow: ReadonlySet<string> | null }>;
  /** PATCHes some fields; see `Gate.mayRepeat`. @throws ApiError; AbortError */
  change(
    target: JobTarget,
    changes: Readonly<Record<string, FieldValue>>,
    mayRepeat: () => boolean,
  ): Promise<Reply>;
  /** How the device is now. @throws ApiError; AbortError */
  observe(target: JobTarget): Promise<Reading>;
}

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
export type Sent = Omit<Outcome, "why"> & { why: TargetWhy | null };

/** Does the work of one job, target by target. */
export interface TargetWorker {
  /** Reads the target and says what can be done. Never throws. */
  prepare(target: JobTarget): Promise<Prepared>;
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

/** Makes the worker of a job's work. */
export function createWorker(work: JobWork, tools: WorkTools): TargetWorker {
  const { things } = tools;
  const prepare = work.kind === "action" ? prepareAction(work, tools) : prepareChange(work, tools);
  return {
    async prepare(target) {
      try {
        return await prepare(target);
      } catch (error) {
        return troubleOf(error);
      }
    },
    observe: (target) => things.observe(target),
    async check(record) {
      const unknown = { state: "unknown" as const, why: record.why ?? null };
      if (work.kind === "action") {
        const watch = startWatch(record.at ?? 0, null);
        const isBack = observe(watch, await things.observe(record.target)).backAt !== null;
        return isBack ? { state: "done", why: null } : unknown;
      }
      const { data } = await things.read(record.target, ["id", "cpename", work.field]);
      const now = plainValue(data[work.field]);
      if (now === undefined) return unknown;
      if (isSameValue(now, valueFor(work, record.target))) return { state: "done", why: null };
      return isSameValue(now, record.before) ? { state: "failed", why: "not-kept" } : unknown;
    },
  };
}

type ActionWork = Extract<JobWork, { kind: "action" }>;
type ChangeWork = Extract<JobWork, { kind: "change" }>;

const prepareAction =
  ({ name, severity }: ActionWork, tools: WorkTools) =>
  async (target: JobTarget): Promise<Prepared> => {
    const { data } = await tools.things.read(target, ["id", "cpename", "_links"]);
    if (isAnother(data, target)) return { kind: "skip", why: "another-device" };
    const href = linkEntries(data, "actions").find(([offered]) => offered === name)?.[1];
    if (href === undefined) return { kind: "skip", why: "not-offered" };
    const thing = { app: "", kind: "", id: String(target.id), name: target.name, path: "" };
    return {
      kind: "ready",
      async send(gate) {
        const { state, ...rest } = await runAction(
          // A job asks nobody: a person answers on a device's own page, then the job may go on.
          { thing, name, severity, href, askGet: () => Promise.reject(new Error("in a job")) },
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
      },
    };
  };

const prepareChange =
  (work: ChangeWork, tools: WorkTools) =>
  async (target: JobTarget): Promise<Prepared> => {
    const { field } = work;
    const { data, allow } = await tools.things.read(target, ["id", "cpename", field]);
    if (isAnother(data, target)) return { kind: "skip", why: "another-device" };
    const before = plainValue(data[field]);
    if (allow && !allow.has("PATCH")) return { kind: "skip", why: "not-permitted", before };
    const wanted = valueFor(work, target);
    if (wanted === undefined) return { kind: "skip", why: "bad-value", before };
    if (isSameValue(before, wanted)) return { kind: "skip", why: "already-so", before };
    return {
      kind: "ready",
      before,
      async send(gate): Promise<Sent> {
        if (!tools.isOnline()) return outcome("failed", "offline");
        try {
          await gate.mark();
        } catch {
          return outcome("failed", "no-journal");
        }
        try {
          const reply = await tools.things.change(target, { [field]: wanted }, gate.mayRepeat);
          const result = outcomeOfReply(reply);
          const now = plainValue(fields(reply.data)?.[field]);
          const isKept = now === undefined || before === undefined || !isSameValue(now, before);
          return isKept ? result : { ...result, state: "failed", why: "not-kept" };
        } catch (error) {
          return outcomeOfError(error);
        }
      },
    };
  };

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

/** Ids are never given anew, one hopes; a name that differs shows that it was (contract 2.9). */
function isAnother(data: Readonly<Record<string, unknown>>, { id, name }: JobTarget): boolean {
  if (Number(data["id"]) !== id) return true;
  const now = data["cpename"];
  return typeof now === "string" && now !== "" && !name.startsWith("#") && now !== name;
}

const YES = new Set(["true", "1", "yes", "y", "si", "sí", "on"]);
const NO = new Set(["false", "0", "no", "n", "off"]);

/** The value that a target gets; undefined where its own text does not fit the field. */
export function valueFor(work: ChangeWork, target: JobTarget): FieldValue | undefined {
  if (target.value === null) return work.value;
  const text = target.value.trim();
  const kind = work.type ?? (typeof work.value === "boolean" ? "flag" : typeof work.value);
  if (kind === "flag") {
    if (YES.has(text.toLowerCase())) return true;
    return NO.has(text.toLowerCase()) ? false : undefined;
  }
  // Null clears a field (contract 2.11).
  if (text === "") return null;
  if (kind !== "number") return target.value;
  return /^-?\d+(\.\d+)?$/u.test(text) ? Number(text) : undefined;
}

/** A field as one plain value; a relation that the server embeds as its id; undefined: not told. */
function plainValue(value: unknown): FieldValue | undefined {
  if (value === null) return null;
  if (typeof value === "object") return plainValue(fields(value)?.["id"]);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return undefined;
}

/** Equal as the API means it: 0 and false, "7" and 7, null and nothing (contract 2.8). */
function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (typeof a === "boolean" || typeof b === "boolean") return flag(a) === flag(b);
  return String(a ?? "") === String(b ?? "");
}

function flag(value: FieldValue): FieldValue {
  if (value === 1 || value === "1" || value === "true") return true;
  return value === 0 || value === "0" || value === "false" ? false : value;
}
