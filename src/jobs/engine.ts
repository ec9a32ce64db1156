// Runs one bulk job (PRODUCT 6): rules alone. Clock, store, network and session are arguments; a
// crash is an engine that is never called again. What it guarantees, whatever happens around it:
// a target is marked as `sending` on disk before anything is sent, and is sent again only by a
// person's word or where the server refused the request unread (401, 405, 429).
import type { Decision, Job, JobCounts, PauseReason, TargetRecord } from "./job.ts";
import { createDecisions } from "./decisions.ts";
import { NotOwnerError, type JobStore } from "./job-store.ts";
import { createLanes } from "./lanes.ts";
import { createLedger } from "./ledger.ts";
import { createMeter, createPace } from "./pace.ts";
import { mustStop, waveOf, waveRange } from "./plan.ts";
import { createProofs } from "./proofs.ts";
import type { TargetWorker } from "./target-work.ts";

/** The outer world of an engine. */
export interface EngineParts {
  /** As on disk, with nothing left in `sending` (see `recover`). */
  job: Job;
  counts: JobCounts;
  /** The claim under which it writes. */
  owner: string;
  store: Pick<JobStore, "put" | "move" | "update" | "record" | "range" | "first" | "page">;
  worker: TargetWorker;
  clock: {
    now: () => number;
    /** Calls once, after so many ms; the result takes it back. */
    after: (ms: number, work: () => void) => () => void;
  };
  world: { isOnline: () => boolean; isSignedIn: () => boolean };
  onChange: () => void;
}

/** The engine of one job. */
export type Engine = ReturnType<typeof createEngine>;

/** Pauses that leave unknown outcomes behind, whatever the devices do. */
const CUT_OFF: ReadonlySet<PauseReason | null> = new Set([
  "signed-out",
  "reload",
  "slept",
  "no-answer",
]);
/** It looks at the clock this often at least while it goes on; a hidden page's timers come once a minute, ms. */
const BEAT_MS = 60_000;
/** It did not look at the clock for so long: the machine slept, ms. */
const SLEPT_MS = 10 * 60_000;

/** Makes the engine of a job. It does nothing before `resume`. */
export function createEngine(parts: EngineParts) {
  const { store, worker, clock, world, owner } = parts;
  const { id, plan, work, total } = parts.job;
  const pace = createPace(plan);
  const meter = createMeter();
  let isLoading = false;
  /** It goes on by itself when the reason of the pause is gone. */
  let isHeld = false;
  let isDead = false;
  let beatAt = clock.now();
  let cancelTimer: () => void = () => undefined;
  let whenSettled: (() => void)[] = [];

  const isRunning = () => ledger.job().state === "running" && !isDead;
  const isReachable = () => world.isSignedIn() && world.isOnline();

  const ledger = createLedger({
    job: parts.job,
    counts: parts.counts,
    owner,
    store,
    onChange: () => parts.onChange(),
    onLost: (error) => lost(error),
    onWritten() {
      pump();
      parts.onChange();
    },
  });
  const lanes = createLanes({
    plan,
    ledger,
    worker,
    pace,
    now: clock.now,
    maySend() {
      noticeSleep();
      return isRunning() && isReachable();
    },
    end: (record, result) => end(record, result),
    accepted(record, result) {
      if (!plan.verify || work.kind === "change") return end(record, { ...result, state: "done" });
      const verifying: TargetRecord = { ...record, ...result, state: "verifying" };
      ledger.turn(record, verifying);
      ledger.write(verifying);
      proofs.add(verifying);
    },
    onSilence: () => pause("no-answer"),
    onLost: (error) => lost(error),
    onChange: () => pump(),
  });
  const proofs = createProofs({
    observe: ({ target }) => worker.observe(target),
    now: clock.now,
    onEnd: (record, isBack) =>
      end(record, isBack ? { state: "done" } : { state: "failed", why: "no-proof" }),
    onSlow: (begun, retryAfter) => pace.slowDown(begun, clock.now(), retryAfter),
    onChange: () => pump(),
  });

  const decisions = createDecisions({
    ledger,
    worker,
    store,
    owner,
    now: clock.now,
    isOpen: () => !isDead && !isRunning() && ledger.job().state !== "cancelled",
    settled: () => settled(),
    resume: () => resume(),
    onRetry: () => lanes.forgetTries(),
    onLost: (error) => lost(error),
    onChange: () => pump(),
  });

  // ---- ends and brakes

  function end(
    record: TargetRecord,
    result: Pick<TargetRecord, "state"> & Partial<TargetRecord>,
  ): void {
    const next: TargetRecord = { ...record, ...result, finishedAt: clock.now() };
    lanes.vacate(record.target);
    ledger.turn(record, next);
    ledger.write(next);
    meter.count(clock.now());
    const { wave, canaryEnd = plan.canary } = ledger.job();
    // A canary that was not sent proves nothing: the next one takes its place.
    if (next.state === "skipped" && wave === 0)
      void ledger.save({ canaryEnd: Math.min(total, canaryEnd + 1) });
    brake();
  }

  /** Stops the job where its brakes say so. */
  function brake(): void {
    const { wave, brakeFrom: from = { done: 0, bad: 0 } } = ledger.job();
    const { done, bad } = ledger.weigh();
    const reason = mustStop({ done: done - from.done, bad: bad - from.bad }, plan, wave);
    if (reason) pause(reason);
  }

  function lost(error: unknown): void {
    if (!(error instanceof NotOwnerError)) return pause("journal");
    isDead = true;
    ledger.set({ state: "paused", pausedFor: error.isTaken ? "other-tab" : "journal" });
  }

  // ---- what comes next

  /** A machine that slept does not go on by itself, nor when the connection comes back with it (PRODUCT 6). */
  function noticeSleep(): void {
    const now = clock.now();
    const hasSlept = now - beatAt > SLEPT_MS;
    beatAt = now;
    if (hasSlept && (isRunning() || isHeld)) stop("slept");
  }

  /** Does what can be done now. Called after everything that happens; harmless at any time. */
  function pump(): void {
    cancelTimer();
    noticeSleep();
    lanes.giveSlots();
    if (!isDead) {
      if (isReachable()) proofs.lookAtDue();
      if (isRunning()) {
        if (!world.isSignedIn()) hold("signed-out");
        else if (!world.isOnline()) hold("offline");
        else go();
      }
      wakeInTime();
    }
    if (lanes.underWay() + ledger.writes() > 0 || isLoading) return;
    const waiting = whenSettled;
    whenSettled = [];
    for (const resolve of waiting) resolve();
  }

  function go(): void {
    lanes.go();
    const isBusy = lanes.underWay() + lanes.waiting() + proofs.size + ledger.writes() > 0;
    if (!isBusy && !isLoading) void nextWave();
  }

  function wakeInTime(): void {
    const now = clock.now();
    const look = isReachable() ? proofs.dueAt() : null;
    const waits = [
      ...(look === null ? [] : [look]),
      ...(isRunning() && lanes.waiting() > 0 ? [pace.readyAt(now)] : []),
      ...(isRunning() || isHeld ? [now + BEAT_MS] : []),
    ].filter((at) => at > now);
    cancelTimer();
    if (waits.length > 0) cancelTimer = clock.after(Math.min(...waits) - now, pump);
  }

  /** The lowest wave that still has something to send; the end where none has. */
  async function nextWave(): Promise<void> {
    isLoading = true;
    try {
      const first = await store.first(id, "pending");
      if (!isRunning()) return;
      if (first === null) {
        // One was sent back into the list by a person meanwhile.
        if (ledger.counts().pending > 0) return;
        await ledger.save({ state: "done", finished: clock.now() });
        return;
      }
      const place = { total, plan, canaryEnd: ledger.job().canaryEnd };
      const wave = waveOf(first, place);
      const records = await store.range(id, first, waveRange(wave, place)[1]);
      lanes.load(records.filter(({ state }) => state === "pending"));
      if (wave === ledger.job().wave) return;
      void ledger.save({ wave });
      // Back at a canary that a person sends again, what failed since counts as it does there.
      brake();
    } catch (error) {
      lost(error);
    } finally {
      isLoading = false;
      pump();
    }
  }

  function pause(reason: PauseReason): void {
    if (!isRunning()) return;
    isHeld = false;
    void ledger.save({ state: "paused", pausedFor: reason });
    lanes.stop();
    pump();
  }

  /** Until a person goes on. */
  function stop(reason: PauseReason): void {
    // A pause that would end by itself becomes one that waits for a person.
    if (ledger.job().state === "paused" && isHeld) void ledger.save({ pausedFor: reason });
    isHeld = false;
    pause(reason);
  }

  function hold(reason: "signed-out" | "offline"): void {
    pause(reason);
    isHeld = true;
  }

  /** Resolves when nothing is under way but proofs. */
  function settled(): Promise<void> {
    return new Promise((resolve) => {
      whenSettled.push(resolve);
      pump();
    });
  }

  const isWaiting = () => ["paused", "ready"].includes(ledger.job().state) && !isDead;

  /** Starts, or goes on after a pause; by a person's hand. */
  async function resume(): Promise<void> {
    if (!isWaiting()) return;
    try {
      await ledger.settle();
    } catch (error) {
      lost(error);
      return;
    }
    if (!isWaiting()) return;
    beatAt = clock.now();
    const { pausedFor, wave, started } = ledger.job();
    // A person has seen what went wrong. What a pause itself left unknown is no fault of the devices.
    const isStopped = pausedFor === "canary-failed" || pausedFor === "threshold";
    const isCutOff = !isHeld && CUT_OFF.has(pausedFor) && wave > 0;
    isHeld = false;
    lanes.restart();
    meter.restart(clock.now());
    const saving = ledger.save({
      state: "running",
      pausedFor: null,
      finished: null,
      started: started ?? clock.now(),
      ...(isStopped || isCutOff ? { brakeFrom: ledger.weigh() } : {}),
    });
    // What ended during the pause has not been weighed yet.
    brake();
    await saving;
    pump();
  }

  return {
    /** Takes up the proofs that a run before this one was waiting for. */
    async open(): Promise<void> {
      const limit = ledger.counts().verifying;
      for (const record of await store.page(id, { state: "verifying", offset: 0, limit })) {
        lanes.occupy(record.target);
        proofs.add(record);
      }
      pump();
    },
    resume,
    settled,
    /** By a person's hand, or by the end of the session. */
    pause: stop,
    /** Sends nothing more, for good; what is in flight is still written down. */
    cancel(): void {
      if (["done", "cancelled"].includes(ledger.job().state)) return;
      isHeld = false;
      void ledger.save({ state: "cancelled", pausedFor: null, finished: clock.now() });
      lanes.stop();
      // Accepted is what is known of them; nobody waits for more.
      for (const record of proofs.clear()) end(record, { state: "done" });
      pump();
    },
    /** The connection or the session changed. */
    worldChanged(): void {
      noticeSleep();
      if (ledger.job().state === "paused" && isHeld && isReachable()) void resume();
      else pump();
    },
    /** See `createDecisions`. */
    retryFailed: (isAccepted = false) => decisions.retryFailed(isAccepted),
    resolveUnknown: (index: number, decision: Decision) =>
      decisions.resolveUnknown(index, decision),
    rename: (name: string): void => ledger.set({ name }),
    /** Nothing is under way: the job can be left to another tab. */
    isIdle: (): boolean =>
      !isRunning() &&
      !isHeld &&
      !isLoading &&
      lanes.underWay() + proofs.size + ledger.writes() + decisions.underWay() === 0,
    /** How it stands. */
    get: () => {
      const now = clock.now();
      const counts = { ...ledger.counts() };
      // Marked ahead of its turn is not sent yet.
      const ahead = Math.max(0, counts.sending - lanes.inFlight());
      counts.sending -= ahead;
      counts.pending += ahead;
      const measured = isRunning() ? meter.perMinute(now) : null;
      // The burst that a minute begins with does not go on.
      const rate = measured && Math.min(measured, plan.perMinute ?? Infinity);
      const left = counts.pending + counts.sending + counts.verifying;
      return {
        job: ledger.job(),
        counts,
        inFlight: lanes.inFlight(),
        isWriting: ledger.writes() > 0,
        perMinute: rate,
        msLeft: rate === null || rate === 0 ? null : (left / rate) * 60_000,
        slowedUntil: isRunning() ? pace.slowedUntil(now) : null,
        concurrency: pace.concurrency(),
      };
    },
    /** Ends it where it stands: no further send. */
    kill(): void {
      isDead = true;
      cancelTimer();
    },
  };
}
