// What a bulk job is, on disk and in memory (PRODUCT 6). Plain data: no functions, no classes.
import type { Why } from "./outcome.ts";

/** The kind of things that jobs without a kind of their own act on. */
export const CPES = "cpes";

/** A thing that a job acts on, frozen at the start. */
export interface JobTarget {
  /** By which its kind knows it: a CPE's number, a host's name. */
  id: number | string;
  name: string;
  /** Where it was given: line of the pasted text or file, from 1; null for a selection or filter. */
  line: number | null;
  /** For grouping and brakes; null where unknown. */
  realm: string | null;
  model: string | null;
  tech: string | null;
  /** `olt 0/5/2`: at most a set number of devices in flight share it. */
  pon: string | null;
  /** The value that a change takes from the file's second column; null: the job's own value. */
  value: string | null;
  /** Changed only where the field still has this value, else it was changed since (`put-back.ts`). */
  onlyIf?: FieldValue;
  /** What its request sends for this target alone, e.g. a row of an import. On disk: no secrets. */
  data?: RequestBody;
}

/** What a request sends beside the target. Plain JSON. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** What a job does to each target: one action of its own links, one changed field, or a request of its kind. */
export type JobWork =
  | { kind: "action"; name: string; severity: "safe" | "interrupting" | "destructive" }
  | {
      kind: "change";
      field: string;
      /** The value for targets that have none of their own. */
      value: FieldValue;
      /** What a target's own value (text from a file) is read as; else as `value` is. */
      type?: "text" | "number" | "flag";
    }
  | {
      kind: "request";
      /** One of the requests of the job's kind of things (`JobThings.requests`). */
      name: string;
      severity: "safe" | "interrupting" | "destructive";
      /** What is sent for every target, e.g. a comment. On disk: no secrets. */
      body?: RequestBody;
    };

/** A value of a field, as it is sent. */
export type FieldValue = string | number | boolean | null;

/** The brakes of a job. */
export interface JobPlan {
  /** Devices of the first wave. */
  canary: number;
  /** Devices of each further wave. */
  waveSize: number;
  /** Sends at the same time, 1 to 16. */
  concurrency: number;
  /** Sends per minute at most; null: as fast as the rest allows. */
  perMinute: number | null;
  /** Sends in flight per PON at most. */
  perPon: number;
  /** The job stops when this share of those done has failed, and at least `minFailures`. */
  maxFailureShare: number;
  minFailures: number;
  /** Waits after an action until the device is seen back, before its wave counts as done. */
  verify: boolean;
}

/** Where one target stands. `unknown` asks for a person: check, send again, leave. */
export type TargetState =
  | "pending"
  | "sending"
  | "verifying"
  | "done"
  | "failed"
  | "skipped"
  | "unknown";

/** Why a target ended as it did, where the reply's own reasons (`Why`) do not say it. */
export type TargetWhy =
  | Why
  /** Skipped: its own links do not offer the action (any more). */
  | "not-offered"
  /** Skipped: the value is already as wanted. */
  | "already-so"
  /** Skipped: it has another value by now than the one that is to be put back. */
  | "changed-since"
  /** Skipped: its `Allow` does not permit the change. */
  | "not-permitted"
  /** Skipped: the id now belongs to a device with another name. */
  | "another-device"
  /** Skipped: the file's value does not fit the field. */
  | "bad-value"
  /** Failed: accepted, but the device was not seen back within five minutes. */
  | "no-proof"
  /** Failed: accepted, but the reply to it still shows the old value. */
  | "not-kept"
  /** Failed: a look at an unknown outcome showed that it did not happen. */
  | "not-done";

/** One line of a job's journal: a target's latest state, written before and after each send. */
export interface TargetRecord {
  job: string;
  /** Place in the frozen list, from 0. */
  index: number;
  target: JobTarget;
  state: TargetState;
  /** How often it was sent: more than once only by a person's word. */
  sends: number;
  /** HTTP status of the last reply; 0 without one. */
  status: number;
  /** Why it ended so; absent or null where there is nothing to say. The screen has a text for each. */
  why?: TargetWhy | null;
  /** What the server said, shortened and without secrets. */
  note: string | null;
  /** Of a 405: the method that it refused, where it is known, and those that its `Allow` named. */
  refused?: { method: string | null; allow: readonly string[] };
  /** The value before a change, for `Put it back`; undefined where it was not read. */
  before?: FieldValue;
  /** When it was last sent, ms. */
  at: number | null;
  finishedAt: number | null;
  /** When a person said to leave an unknown outcome as it is, ms. */
  leftAt?: number | null;
}

/** Why a job does not run. */
export type PauseReason =
  | "person"
  | "reload"
  /** The machine slept: hours later the night may be over for which a person started it. */
  | "slept"
  | "canary-failed"
  | "threshold"
  | "signed-out"
  | "offline"
  /** Three in a row without an answer: the API is not there. */
  | "no-answer"
  | "journal"
  /** Its record was deleted meanwhile, with the browser's data for instance: it cannot go on. */
  | "gone"
  | "other-tab";

/** A job as it stands. */
export interface Job {
  id: string;
  name: string;
  user: string;
  created: number;
  started: number | null;
  finished: number | null;
  state: "ready" | "running" | "paused" | "done" | "cancelled";
  pausedFor: PauseReason | null;
  /** The kind of its targets; absent: CPEs. */
  things?: string;
  work: JobWork;
  plan: JobPlan;
  total: number;
  /** Wave being run, from 0 (the canary). */
  wave: number;
  /** Where the targets came from, in words and as an address, for the record. */
  source: { kind: "selection" | "filter" | "text" | "file" | "job"; note: string };
  /**
   * The canary wave ends before this index: later than `plan.canary` where canaries were skipped,
   * since a canary that was not sent proves nothing.
   */
  canaryEnd?: number;
  /** What a person has already let pass: the brakes count from here. */
  brakeFrom?: BrakeCounts;
  /** The counts when this was last saved; a running job's are in its snapshot. */
  counts?: JobCounts;
}

/** What the brakes look at; an unknown outcome is bad until it is known. */
export interface BrakeCounts {
  done: number;
  bad: number;
}

/** A new job, as the screens hand it over. */
export interface JobDraft {
  name: string;
  things?: string;
  work: JobWork;
  plan: JobPlan;
  source: Job["source"];
  /** Each thing once. */
  targets: readonly JobTarget[];
}

/** What is to become of a target of unknown outcome. */
export type Decision = "check" | "send" | "leave";

/** A job as the screens show it: a new object whenever something changed. */
export interface JobSnapshot {
  job: Job;
  counts: JobCounts;
  /** Who runs it, or waits for its last replies. */
  runner: "here" | "other-tab" | null;
  /** How many waves there are, the canary included. */
  waves: number;
  /** Requests that act and have no reply yet. */
  inFlight: number;
  /** What the counts say is not all on disk yet. */
  isWriting: boolean;
  /** Targets finished per minute, lately; null where it does not run. */
  perMinute: number | null;
  /** Until it is done at this rate; null where that cannot be told. */
  msLeft: number | null;
  /** The server asked for patience (429) until then, ms; null where it did not. */
  slowedUntil: number | null;
  /** Sends at the same time now: fewer than planned after a 429. */
  concurrency: number;
}

/** How many targets stand where. They always add up to the job's total. */
export type JobCounts = Record<TargetState, number>;

/** The kind of a job's targets. */
export function kindOfJob({ things = CPES }: Pick<Job, "things">): string {
  return things;
}
