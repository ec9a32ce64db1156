// What a store of bulk jobs can do. `idb-job-store.ts` is the browser's; tests have one in memory.
import type { Job, JobCounts, JobTarget, TargetRecord, TargetState } from "./job.ts";

/** This tab must not send or write any more: another one has taken the job over, or nobody's claim is on disk any more. */
export class NotOwnerError extends Error {
  /** Whether another tab has it; else the browser's data was deleted. */
  readonly isTaken: boolean;
  constructor(present: string | undefined) {
    super("this tab does not run this job any more");
    this.isTaken = present !== undefined;
    this.name = "NotOwnerError";
  }
}

/** The draft that a job was to be made of is a job already. */
export class AlreadyMadeError extends Error {
  constructor() {
    super("there is such a job already");
    this.name = "AlreadyMadeError";
  }
}

/** The job is not on disk any more: it was deleted, here or elsewhere, or with the browser's data. */
export class JobGoneError extends Error {
  constructor() {
    super("there is no such job any more");
    this.name = "JobGoneError";
  }
}

/** Who runs a job, on disk: the last word, whatever locks and clocks say. */
export interface Claim {
  owner: string;
  /** When it was last renewed, ms. */
  at: number;
}

/** Which records to read: of one state or all, a window by place. */
export interface RecordQuery {
  state: TargetState | null;
  offset: number;
  limit: number;
}

/**
 * Jobs and their targets on disk. Writes that belong to a run carry the owner and are refused where
 * the claim is another's, in the same transaction. @throws where the disk cannot be written or read
 */
export interface JobStore {
  /** Writes a job with all its targets, or nothing. @throws AlreadyMadeError where there is one with this id */
  create: (job: Job, targets: readonly JobTarget[]) => Promise<void>;
  jobs: (user: string) => Promise<Job[]>;
  job: (id: string) => Promise<Job | undefined>;
  /** Changes some fields of a job; gives it as it is then, undefined where it is gone. */
  update: (id: string, changes: Partial<Job>) => Promise<Job | undefined>;
  remove: (id: string) => Promise<void>;

  /** Takes the job over where `isFree` says so of the present claim. */
  claim: (id: string, claim: Claim, isFree: (present: Claim | null) => boolean) => Promise<boolean>;
  release: (id: string, owner: string) => Promise<void>;

  /**
   * Writes a record; records of the same moment go together, in order. `isSafe`: resolves only when
   * it is on the disk itself, not in some buffer: the mark before a send. @throws NotOwnerError
   */
  put: (record: TargetRecord, owner: string, isSafe: boolean) => Promise<void>;
  /** Changes the records of a state for which `change` gives another; gives how many. @throws NotOwnerError */
  move: (
    id: string,
    from: TargetState,
    owner: string,
    change: (record: TargetRecord) => TargetRecord | null,
  ) => Promise<number>;

  record: (id: string, index: number) => Promise<TargetRecord | undefined>;
  /** Records from an index (inclusive) to another (exclusive), in order. */
  range: (id: string, from: number, to: number) => Promise<TargetRecord[]>;
  /** The lowest index of a state; null without one. */
  first: (id: string, state: TargetState) => Promise<number | null>;
  page: (id: string, query: RecordQuery) => Promise<TargetRecord[]>;
  counts: (id: string) => Promise<JobCounts>;
  /** The records of this id in all jobs, whatever kind of thing it is there. */
  ofThing: (id: JobTarget["id"]) => Promise<TargetRecord[]>;
}

/** The first record of a target, before anything happened. */
export function newRecord(job: string, index: number, target: JobTarget): TargetRecord {
  return {
    job,
    index,
    target,
    state: "pending",
    sends: 0,
    status: 0,
    note: null,
    at: null,
    finishedAt: null,
  };
}

const ACCEPTED: ReadonlySet<TargetRecord["why"]> = new Set(["no-proof", "not-kept"]);

/** Whether what failed had been accepted: it may have happened all the same, and sent again it happens twice. */
export function wasAccepted({ state, why, status }: TargetRecord): boolean {
  return state === "failed" && ACCEPTED.has(why) && status >= 200 && status < 300;
}

/** A target that is to be sent again, by a person's word. */
export function asPending(record: TargetRecord): TargetRecord {
  const { refused: _, ...rest } = record;
  return {
    ...rest,
    state: "pending",
    status: 0,
    why: null,
    note: null,
    finishedAt: null,
    leftAt: null,
  };
}
