// The jobs that run in this tab: taken over under a lock and a claim, left when nothing is under way.
import { createEngine, type Engine, type EngineParts } from "./engine.ts";
import type { Decision, Job, PauseReason } from "./job.ts";
import type { JobLocks } from "./job-lock.ts";
import type { JobStore } from "./job-store.ts";
import { recover } from "./recover.ts";
import type { TargetWorker } from "./target-work.ts";

/** What a person can do to a job; the tab that runs it does it. */
export type JobCommand =
  | { do: "resume" }
  | { do: "cancel" }
  /** The failed ones that were not accepted, or those that were. */
  | { do: "retry"; isAccepted: boolean }
  | { do: "pause"; reason: PauseReason }
  | { do: "decide"; index: number; decision: Decision };

/** A job that this tab has taken over. */
export interface Run {
  engine: Engine;
  release: () => Promise<void>;
  /** Commands that are being done: it is not left meanwhile. */
  busy: number;
  /** It is looked at again soon, since rate and time left change by themselves. */
  isTicking: boolean;
}

export interface RunsParts {
  store: JobStore;
  locks: JobLocks;
  clock: EngineParts["clock"];
  world: EngineParts["world"];
  /** @throws where what it takes cannot be loaded */
  workerOf: (job: Job) => TargetWorker | Promise<TargetWorker>;
  newId: () => string;
  /** False for jobs that this tab must not touch: another user's. */
  isOwn: (job: Job) => boolean;
  onChange: (id: string) => void;
}

/** Without locks: a claim is renewed after the first, and free for others after the second, ms. */
const RENEW_MS = 20_000;
const FORSAKEN_MS = 90_000;

/** Makes the list of the jobs that run in this tab. */
export function createRuns(parts: RunsParts) {
  const { store, locks, clock } = parts;
  const runs = new Map<string, Run>();
  const opening = new Map<string, Promise<Run | null>>();
  const leaving = new Map<string, Promise<void>>();

  /** The lock, the claim on disk, and how both are given back; null where another tab has them. */
  async function claim(id: string): Promise<{ owner: string; release: Run["release"] } | null> {
    const unlock = await locks.take(id);
    if (!unlock) return null;
    const owner = parts.newId();
    const claimNow = () => ({ owner, at: clock.now() });
    let stopRenewing: () => void = () => undefined;
    const renew = (): void => {
      stopRenewing = clock.after(RENEW_MS, () => {
        void store
          .claim(id, claimNow(), (present) => present?.owner === owner)
          .catch(() => undefined);
        renew();
      });
    };
    try {
      const isTaken = await store.claim(
        id,
        claimNow(),
        (present) => locks.isSure || present === null || clock.now() - present.at > FORSAKEN_MS,
      );
      if (!isTaken) {
        unlock();
        return null;
      }
    } catch (error) {
      unlock();
      throw error;
    }
    if (!locks.isSure) renew();
    const release = async () => {
      stopRenewing();
      await store.release(id, owner).catch(() => undefined);
      unlock();
    };
    return { owner, release };
  }

  async function takeOver(id: string): Promise<Run | null> {
    await leaving.get(id);
    const claimed = await claim(id);
    if (!claimed) return null;
    const { owner, release } = claimed;
    try {
      const known = await store.job(id);
      const isOwn = known !== undefined && parts.isOwn(known);
      const job = isOwn ? await recover(store, known, owner, clock.now()) : undefined;
      if (!job) {
        await release();
        return null;
      }
      const engine = createEngine({
        job,
        counts: job.counts ?? (await store.counts(id)),
        owner,
        store,
        worker: await parts.workerOf(job),
        clock,
        world: parts.world,
        onChange: () => parts.onChange(id),
      });
      const run: Run = { engine, release, busy: 1, isTicking: false };
      runs.set(id, run);
      await engine.open();
      run.busy -= 1;
      parts.onChange(id);
      return run;
    } catch (error) {
      runs.delete(id);
      await release();
      throw error;
    }
  }

  function leave(id: string): Promise<void> {
    const run = runs.get(id);
    if (!run) return Promise.resolve();
    runs.delete(id);
    run.engine.kill();
    const going = run.release().finally(() => leaving.delete(id));
    leaving.set(id, going);
    return going;
  }

  return {
    get: (id: string): Run | undefined => runs.get(id),
    has: (id: string): boolean => runs.has(id),
    all: (): [string, Run][] => [...runs],
    /** The job's run here, taken over where it is free; null where another tab has it. @throws where the disk cannot be read */
    async open(id: string): Promise<Run | null> {
      const run = runs.get(id);
      if (run) return run;
      const known = opening.get(id);
      if (known) return known;
      const taking = takeOver(id).finally(() => opening.delete(id));
      opening.set(id, taking);
      return taking;
    },
    leave,
    /** Does a command. @throws ApiError of a check */
    async obey(run: Run, command: JobCommand): Promise<void> {
      run.busy += 1;
      try {
        await obey(run.engine, command);
      } finally {
        run.busy -= 1;
      }
    },
    /** Pauses all jobs, waits for what is under way to be written down, and leaves them. */
    async stopAll(): Promise<void> {
      // At once: what comes back now is the session's end, no fault of a device.
      for (const { engine } of runs.values()) engine.pause("signed-out");
      await Promise.allSettled(opening.values());
      await Promise.all(
        [...runs].map(async ([id, { engine }]) => {
          engine.pause("signed-out");
          await engine.settled();
          await leave(id);
        }),
      );
    },
  };
}

function obey(engine: Engine, command: JobCommand): void | Promise<void> {
  switch (command.do) {
    case "resume":
      return engine.resume();
    case "pause":
      return engine.pause(command.reason);
    case "cancel":
      return engine.cancel();
    case "retry":
      return engine.retryFailed(command.isAccepted);
    default:
      return engine.resolveUnknown(command.index, command.decision);
  }
}
