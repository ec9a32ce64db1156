import { kindOfJob, type Job, type JobSnapshot, type JobTarget, type TargetRecord } from "./job.ts";
import type { JobStore, RecordQuery } from "./job-store.ts";

const PAGE = 500;
const UNFINISHED: ReadonlySet<Job["state"]> = new Set(["ready", "running", "paused"]);
const WAITING: ReadonlySet<TargetRecord["state"]> = new Set(["pending", "sending", "verifying"]);

/** Whether what can be read of a job's targets changes by itself. */
export function isChanging({ job, counts, isWriting }: JobSnapshot): boolean {
  return job.state === "running" || counts.sending + counts.verifying > 0 || isWriting;
}

/** What can be read of the targets of the user's `jobs`. @throws (each) where the disk cannot be read */
export function createReadings(store: JobStore, jobs: () => readonly JobSnapshot[]) {
  async function* records(id: string, state: RecordQuery["state"] = null) {
    for (let offset = 0; ; offset += PAGE) {
      const rows = await store.page(id, { state, offset, limit: PAGE });
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
    }
  }

  const unfinished = (things: string) =>
    jobs().filter(({ job }) => UNFINISHED.has(job.state) && kindOfJob(job) === things);

  return {
    /** A window of a job's targets, in run order. */
    readPage: (id: string, query: RecordQuery): Promise<TargetRecord[]> => store.page(id, query),
    /** All targets of a job, or those of one state, page by page: for reports. */
    records,
    /** The unfinished jobs in which this thing of a kind still waits for something. */
    async unfinishedTargets(
      things: string,
      id: JobTarget["id"],
    ): Promise<{ job: Job; record: TargetRecord }[]> {
      const rows = (await store.ofThing(id)).filter(({ state }) => WAITING.has(state));
      return unfinished(things).flatMap(({ job }) =>
        rows.filter((record) => record.job === job.id).map((record) => ({ job, record })),
      );
    },
    /** Ids of all things of a kind that wait for something in an unfinished job. */
    async busyThings(things: string): Promise<ReadonlySet<JobTarget["id"]>> {
      const ids = new Set<JobTarget["id"]>();
      for (const { job } of unfinished(things))
        for (const state of WAITING)
          for await (const rows of records(job.id, state))
            for (const { target } of rows) ids.add(target.id);
      return ids;
    },
  };
}
