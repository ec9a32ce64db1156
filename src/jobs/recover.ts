import type { Job } from "./job.ts";
import type { JobStore } from "./job-store.ts";

/** The store's part that a recovery needs. */
type Store = Pick<JobStore, "update" | "move" | "counts">;

/**
 * Puts a job in order that a tab left behind: what was in flight is `unknown`, a running job is
 * paused, a cancelled one waits for no proof. Only under the claim of `owner`.
 */
export async function recover(
  store: Store,
  job: Job,
  owner: string,
  now: number,
): Promise<Job | undefined> {
  await store.move(job.id, "sending", owner, (record) => ({
    ...record,
    state: "unknown",
    why: "tab-closed",
    finishedAt: now,
  }));
  if (job.state === "cancelled")
    await store.move(job.id, "verifying", owner, (record) => ({
      ...record,
      state: "done",
      finishedAt: now,
    }));
  const isLeft = job.state === "running";
  return store.update(job.id, {
    counts: await store.counts(job.id),
    ...(isLeft ? { state: "paused", pausedFor: "reload" } : {}),
  });
}
