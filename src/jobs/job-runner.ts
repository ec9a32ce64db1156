// The bulk jobs of the signed-in user: which there are, which of them run here, how they stand. Rules
// without browser; `bulk.ts` joins them to IndexedDB, Web Locks, the other tabs and the session.
import { createListeners } from "#src/util/listeners.ts";
import type { Engine } from "./engine.ts";
import type { Decision, Job, JobCounts, JobDraft, JobSnapshot, TargetRecord } from "./job.ts";
import { createRuns, type JobCommand, type Run, type RunsParts } from "./job-runs.ts";
import { createReadings } from "./job-readings.ts";
import { AlreadyMadeError, JobGoneError, wasAccepted } from "./job-store.ts";
import { putBackOf } from "./put-back.ts";
import { inRunOrder, NO_COUNTS, soundPlan, waveCount } from "./plan.ts";

/** What tabs tell each other. */
export type JobMessage =
  | { type: "snapshot"; snapshot: JobSnapshot }
  | { type: "changed"; id: string }
  | { type: "command"; id: string; command: JobCommand }
  | { type: "who" };

/** The jobs as screens see them: of the signed-in user, newest first. */
export interface BulkState {
  status: "closed" | "loading" | "ready" | "unreadable";
  user: string | null;
  jobs: readonly JobSnapshot[];
}

/** The outer world of a runner, which `bulk.ts` gives it. */
export interface RunnerParts extends Omit<RunsParts, "isOwn" | "onChange"> {
  /** Tells the other tabs. */
  tell: (message: JobMessage) => void;
}

/** Screens and other tabs hear of changes this often at most, ms. */
const TELL_MS = 250;
/** A job that another tab runs is looked after this often: the tab may be gone, ms. */
const WATCH_MS = 5000;

const NONE: BulkState = { status: "closed", user: null, jobs: [] };

/** Makes the runner of a tab. */
export function createRunner(parts: RunnerParts) {
  const { store, locks, clock } = parts;
  let state = NONE;
  const { subscribe, tell } = createListeners();
  const runs = createRuns({
    ...parts,
    isOwn: (job) => job.user === state.user,
    onChange: (id) => note(id),
  });
  const readings = createReadings(store, () => state.jobs);
  const changed = new Set<string>();
  let isTelling = false;
  let isWatching = false;

  function set(next: BulkState): void {
    state = next;
    tell();
  }

  function show(...snapshots: JobSnapshot[]): void {
    const own = snapshots.filter(({ job }) => job.user === state.user);
    if (own.length === 0) return;
    const ids = new Set(own.map(({ job }) => job.id));
    const others = state.jobs.filter(({ job }) => !ids.has(job.id));
    set({ ...state, jobs: newestFirst([...others, ...own]) });
    if (own.some(({ runner }) => runner === "other-tab")) watchOthers();
  }

  function hide(id: string): void {
    set({ ...state, jobs: state.jobs.filter(({ job }) => job.id !== id) });
  }

  // ---- telling, a few times a second

  function note(id: string): void {
    changed.add(id);
    if (isTelling) return;
    isTelling = true;
    clock.after(TELL_MS, tellChanges);
  }

  function tellChanges(): void {
    isTelling = false;
    const snapshots: JobSnapshot[] = [];
    for (const id of changed) {
      const run = runs.get(id);
      if (!run) continue;
      const isOver = run.busy === 0 && run.engine.isIdle();
      snapshots.push(snapshotOf(run.engine.get(), isOver ? null : "here"));
      if (isOver) void runs.leave(id).then(() => sayIfGone(id));
      else tick(id, run);
    }
    changed.clear();
    show(...snapshots);
    for (const snapshot of snapshots) parts.tell({ type: "snapshot", snapshot });
  }

  /** A record that cannot be written may be there no more: then no room that is made helps. */
  async function sayIfGone(id: string): Promise<void> {
    const shown = state.jobs.find(({ job }) => job.id === id);
    if (shown?.job.state !== "paused" || runs.has(id)) return;
    // Where the disk cannot be read either, nothing is known of it.
    if (await store.job(id).catch(() => shown.job)) return;
    show({ ...shown, job: { ...shown.job, pausedFor: "gone" } });
  }

  /** Rate, time left and waiting times change by themselves. */
  function tick(id: string, run: Run): void {
    if (run.isTicking || run.engine.get().job.state !== "running") return;
    run.isTicking = true;
    clock.after(1000, () => {
      run.isTicking = false;
      note(id);
    });
  }

  /** Looks whether the tabs that run jobs are still there. */
  function watchOthers(): void {
    if (isWatching) return;
    isWatching = true;
    clock.after(WATCH_MS, () => {
      isWatching = false;
      const others = state.jobs.filter(({ runner }) => runner === "other-tab");
      for (const { job } of others) void lookAfter(job);
      if (others.length > 0) watchOthers();
    });
  }

  async function lookAfter(job: Job): Promise<void> {
    if ((await locks.isHeld(job.id).catch(() => true)) === true) return;
    const run = await runs.open(job.id).catch(() => null);
    if (run) note(job.id);
  }

  // ---- reading

  async function load(user: string): Promise<void> {
    try {
      const jobs = await store.jobs(user);
      const snapshots = await Promise.all(jobs.map(readSnapshot));
      if (state.user !== user) return;
      const here = state.jobs.filter(({ job }) => runs.has(job.id));
      const ids = new Set(here.map(({ job }) => job.id));
      const others = snapshots.filter(({ job }) => !ids.has(job.id));
      set({ ...state, status: "ready", jobs: newestFirst([...here, ...others]) });
    } catch {
      if (state.user === user) set({ ...state, status: "unreadable" });
      return;
    }
    // What a tab left behind that is gone: its jobs are paused, what was in flight is unknown.
    for (const { job, counts } of state.jobs)
      if (!runs.has(job.id) && (job.state === "running" || counts.sending > 0)) {
        const run = await runs.open(job.id).catch(() => null);
        if (run) note(job.id);
        else {
          const other = state.jobs.find((one) => one.job.id === job.id);
          if (other) show({ ...other, runner: "other-tab" });
        }
      }
  }

  async function readSnapshot(job: Job): Promise<JobSnapshot> {
    const isOver = job.state === "done" || job.state === "ready";
    const fresh = job.state === "ready" ? { ...NO_COUNTS, pending: job.total } : undefined;
    const kept = isOver ? (job.counts ?? fresh) : undefined;
    return restingSnapshot(job, kept ?? (await store.counts(job.id)));
  }

  async function reload(id: string): Promise<void> {
    if (runs.has(id)) return;
    const job = await store.job(id);
    const shown = state.jobs.find((one) => one.job.id === id);
    if (!job) return hide(id);
    show({ ...(await readSnapshot(job)), runner: shown?.runner ?? null });
  }

  // ---- commands

  /**
   * Does it here, or has the tab do it that runs the job.
   * @throws JobGoneError; where the disk cannot be read; ApiError of a check
   */
  async function act(id: string, command: JobCommand): Promise<void> {
    const run = await runs.open(id);
    if (!run) {
      if (!(await store.job(id))) {
        await sayIfGone(id);
        throw new JobGoneError();
      }
      parts.tell({ type: "command", id, command });
      return;
    }
    await runs.obey(run, command);
    note(id);
  }

  async function createJob(draft: JobDraft, id = parts.newId()): Promise<string> {
    const ids = new Set(draft.targets.map((target) => target.id));
    if (ids.size === 0 || ids.size !== draft.targets.length)
      throw new RangeError("a job needs targets, each thing once");
    if (state.user === null) throw new Error("nobody is signed in");
    const plan = soundPlan(draft.plan);
    const { name, things, work, source } = draft;
    const job: Job = {
      id,
      name,
      user: state.user,
      created: clock.now(),
      started: null,
      finished: null,
      state: "ready",
      pausedFor: null,
      ...(things !== undefined && { things }),
      work,
      plan,
      total: ids.size,
      wave: 0,
      source,
      counts: { ...NO_COUNTS, pending: ids.size },
    };
    try {
      await store.create(job, inRunOrder(draft.targets, plan));
    } catch (error) {
      if (error instanceof AlreadyMadeError) await reload(id);
      throw error;
    }
    show(restingSnapshot(job, job.counts ?? NO_COUNTS));
    parts.tell({ type: "changed", id: job.id });
    return job.id;
  }

  return {
    subscribe,
    get: (): BulkState => state,

    /**
     * Writes a job down, ready to start; gives its id. With the id of its draft only one job comes of that, whatever other
     * tabs do. @throws RangeError; AlreadyMadeError; where the disk is full
     */
    createJob,
    startJob: (id: string) => act(id, { do: "resume" }),
    pauseJob: (id: string) => act(id, { do: "pause", reason: "person" }),
    resumeJob: (id: string) => act(id, { do: "resume" }),
    cancelJob: (id: string) => act(id, { do: "cancel" }),
    /** Sends again what failed and was not accepted. Not while it runs. */
    retryFailed: (id: string) => act(id, { do: "retry", isAccepted: false }),
    /** Sends again what was accepted and counts as failed for want of proof. Not while it runs. */
    sendAcceptedAgain: (id: string) => act(id, { do: "retry", isAccepted: true }),
    resolveUnknown: (id: string, index: number, decision: Decision) =>
      act(id, { do: "decide", index, decision }),

    async renameJob(id: string, name: string): Promise<void> {
      await store.update(id, { name });
      runs.get(id)?.engine.rename(name);
      await reload(id);
      note(id);
      parts.tell({ type: "changed", id });
    },
    /** Removes a job with its journal. False while it runs, here or elsewhere. */
    async deleteJob(id: string): Promise<boolean> {
      const run = await runs.open(id);
      const isGone = !run && !(await store.job(id));
      if (!isGone && (!run?.engine.isIdle() || run.busy > 0)) return false;
      await runs.leave(id);
      await store.remove(id);
      hide(id);
      parts.tell({ type: "changed", id });
      return true;
    },
    /** A new job, ready to start, of those that failed in another and were not accepted; null where none has. */
    async duplicateFailed(id: string, name: string): Promise<string | null> {
      const job = await store.job(id);
      const targets: TargetRecord["target"][] = [];
      for await (const rows of readings.records(id, "failed"))
        for (const record of rows) if (!wasAccepted(record)) targets.push(record.target);
      if (!job || job.user !== state.user || targets.length === 0) return null;
      return createJob({ ...job, name, targets, source: { kind: "job", note: job.name } });
    },
    /** A new job, ready to start, that puts back what another one has changed; null where nothing is known of it. */
    async putBack(id: string, name: string): Promise<string | null> {
      const job = await store.job(id);
      if (!job || job.user !== state.user) return null;
      const records: TargetRecord[] = [];
      for await (const rows of readings.records(id, "done")) records.push(...rows);
      const draft = putBackOf(job, records, name);
      return draft && createJob(draft);
    },
    ...readings,
    /** The newest first; another user's are not told. */
    jobsOf: (user: string) => (user === state.user ? state.jobs : []),

    /** Shows the jobs of a user, and puts in order what a tab left behind. */
    async open(user: string): Promise<void> {
      if (user === state.user && state.status !== "unreadable") return;
      if (user !== state.user) await runs.stopAll();
      set({ status: "loading", user, jobs: [] });
      await load(user);
      parts.tell({ type: "who" });
    },
    /** Reads again what this tab may have missed. */
    async refresh(): Promise<void> {
      if (state.user !== null && state.status !== "loading") await load(state.user);
    },
    /** Signed out: jobs stop, what was sent is written down, the screen forgets them. */
    async close(): Promise<void> {
      await runs.stopAll();
      set(NONE);
    },
    /** The session or the connection changed. */
    worldChanged: (): void => {
      for (const [, { engine }] of runs.all()) engine.worldChanged();
    },
    /** Whether leaving the page would stop a job. */
    isRunningHere: (): boolean => runs.all().some(([, { engine }]) => !engine.isIdle()),
    /** Takes what another tab said. */
    async take(message: JobMessage): Promise<void> {
      if (message.type === "who") for (const [id] of runs.all()) note(id);
      else if (message.type === "snapshot") {
        const { snapshot } = message;
        const isOurs = runs.has(snapshot.job.id);
        if (!isOurs) show({ ...snapshot, runner: snapshot.runner === null ? null : "other-tab" });
      } else if (message.type === "changed") {
        const run = runs.get(message.id);
        const job = run && (await store.job(message.id));
        if (job) run.engine.rename(job.name);
        else await reload(message.id);
      } else {
        const run = runs.get(message.id);
        if (!run) return;
        await runs.obey(run, message.command).catch(() => undefined);
        note(message.id);
      }
    },
  };
}

function newestFirst(jobs: JobSnapshot[]): JobSnapshot[] {
  return jobs.toSorted((a, b) => b.job.created - a.job.created || (a.job.id < b.job.id ? 1 : -1));
}

function snapshotOf(
  reading: ReturnType<Engine["get"]>,
  runner: JobSnapshot["runner"],
): JobSnapshot {
  return { ...reading, waves: waveCount(reading.job), runner };
}

function restingSnapshot(job: Job, counts: JobCounts): JobSnapshot {
  return {
    job,
    counts,
    runner: null,
    waves: waveCount(job),
    inFlight: 0,
    isWriting: false,
    perMinute: null,
    msLeft: null,
    slowedUntil: null,
    concurrency: job.plan.concurrency,
  };
}
