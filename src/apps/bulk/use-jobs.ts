// The jobs of this tab as screens use them: readings as hooks and queries, commands as functions.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type {
  Decision,
  Job,
  JobDraft,
  JobSnapshot,
  JobTarget,
  TargetRecord,
} from "#src/jobs/job.ts";
import { isChanging } from "#src/jobs/job-readings.ts";
import { wasAccepted, type RecordQuery } from "#src/jobs/job-store.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadKind, type BulkKind } from "#src/resource/bulk-kinds.ts";
import { bulkJobs, bulkJobsRead } from "./api.ts";

/** How often the outcomes are read again while a job runs, ms. */
const LIVE_MS = 1000;
const KEY = ["bulk", "targets"] as const;
const NOBODY: ReadonlySet<JobTarget["id"]> = new Set();

/** All jobs of the signed-in person, the newest first. */
export function useJobs() {
  return useSyncExternalStore(bulkJobs.subscribe, bulkJobs.get);
}

/** One job as it stands; `isLoading` before it is known whether there is such a job. */
export function useJob(id: string): { snapshot: JobSnapshot | undefined; isLoading: boolean } {
  const { jobs, status } = useJobs();
  const snapshot = jobs.find(({ job }) => job.id === id);
  return { snapshot, isLoading: status === "loading" || status === "closed" };
}

/** One job as it stands, outside of React. */
export function jobNow(id: string): Job | undefined {
  return bulkJobs.get().jobs.find(({ job }) => job.id === id)?.job;
}

/** Reads the jobs again, after the storage failed. */
export function openJobs(): Promise<void> {
  return bulkJobs.refresh();
}

/** The description of a kind of things; its code is loaded once. */
export function kindQuery(things: string) {
  return queryOptions({
    queryKey: ["bulk", "kind", things],
    queryFn: () => loadKind(things),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    // Functions, no data: compared by identity alone.
    structuralSharing: false,
  });
}

/** A kind of things; undefined before its code is there, and where it is not to be had. */
export function useKind(things: string): BulkKind | undefined {
  return useQuery(kindQuery(things)).data;
}

/** Loads the description of the kind of a page's things; the page can do without it. */
export function warmKind(things: string): Promise<void> {
  return queryClient.prefetchQuery(kindQuery(things));
}

/** Ids of the things of a kind that wait in an unfinished job. */
export function useBusy(things: string): ReadonlySet<JobTarget["id"]> {
  const { data } = useQuery({
    queryKey: ["bulk", "busy", things],
    queryFn: async () => {
      await bulkJobsRead();
      return bulkJobs.busyThings(things);
    },
    staleTime: 5000,
  });
  return data ?? NOBODY;
}

/** A window of a job's targets: read again each second while they change, else when its counts do. */
export function targetsQuery(snapshot: JobSnapshot, query: RecordQuery) {
  const { job, counts } = snapshot;
  const isLive = isChanging(snapshot);
  return queryOptions({
    queryKey: [...KEY, job.id, query, isLive ? "live" : Object.values(counts)] as const,
    queryFn: (): Promise<TargetRecord[]> => bulkJobs.readPage(job.id, query),
    refetchInterval: isLive ? LIVE_MS : false,
    staleTime: 0,
    gcTime: 10_000,
    retry: false,
  });
}

/** How many of the failed ones had been accepted, and how many not. */
export interface FailedCounts {
  accepted: number;
  refused: number;
}

/** What is known of the failed targets of a job; undefined while it runs, and before they were read. */
export function useFailed(snapshot: JobSnapshot): FailedCounts | undefined {
  const { job, counts, isWriting } = snapshot;
  const isStill = counts.failed > 0 && job.state !== "running";
  // Where nothing is looked at after the reply, what was accepted is done.
  const isCertain = !job.plan.verify && job.work.kind !== "change";
  const isReadable = isStill && !isCertain && !isWriting;
  const { data } = useQuery({
    queryKey: [...KEY, job.id, "failed", job.finished, ...Object.values(counts)],
    queryFn: async (): Promise<FailedCounts> => {
      const failed = { accepted: 0, refused: 0 };
      for await (const rows of bulkJobs.records(job.id, "failed"))
        for (const row of rows) failed[wasAccepted(row) ? "accepted" : "refused"] += 1;
      return failed;
    },
    enabled: isReadable,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  if (isStill && isCertain) return { accepted: 0, refused: counts.failed };
  return isReadable ? data : undefined;
}

/** All targets of a job, page by page, for its report. @throws where the storage cannot be read */
export function allTargets(id: string): AsyncIterable<readonly TargetRecord[]> {
  return bulkJobs.records(id);
}

/**
 * Makes a job of the draft with this id, and starts it; once, whatever other tabs do.
 * @throws AlreadyMadeError; where it could not be written down
 */
export async function startNewJob(id: string, draft: JobDraft): Promise<void> {
  await bulkJobs.createJob(draft, id);
  await bulkJobs.startJob(id);
}

/** The commands of the buttons; each is obeyed by the tab that runs the job. */
export const jobControl = {
  start: bulkJobs.startJob,
  pause: bulkJobs.pauseJob,
  resume: bulkJobs.resumeJob,
  cancel: bulkJobs.cancelJob,
  retryFailed: bulkJobs.retryFailed,
  sendAcceptedAgain: bulkJobs.sendAcceptedAgain,
  remove: (id: string) => bulkJobs.deleteJob(id),
};

/** What a person decides about one target of unknown outcome. @throws ApiError where it cannot be read */
export async function decide(id: string, index: number, decision: Decision): Promise<void> {
  await bulkJobs.resolveUnknown(id, index, decision);
  await queryClient.invalidateQueries({ queryKey: [...KEY, id] });
}

/**
 * Decides about all targets of unknown outcome that nobody has left as they are, one after the other;
 * one that cannot be read is passed over.
 * @returns how many were decided, of how many nothing is known yet, and how many could not be read
 */
export async function decideAll(
  id: string,
  decision: Decision,
  onProgress: (done: number) => void,
): Promise<{ checked: number; open: number; unread: number }> {
  const indexes = await undecided(id);
  let unread = 0;
  for (const [done, index] of indexes.entries()) {
    await bulkJobs.resolveUnknown(id, index, decision).catch(() => {
      unread += 1;
    });
    onProgress(done + 1);
  }
  const checked = new Set(indexes);
  const open = (await undecided(id)).filter((index) => checked.has(index)).length - unread;
  await queryClient.invalidateQueries({ queryKey: [...KEY, id] });
  return { checked: indexes.length, open, unread };
}

/** The places of those of unknown outcome that nobody has left as they are. */
async function undecided(id: string): Promise<number[]> {
  const indexes: number[] = [];
  for await (const rows of bulkJobs.records(id, "unknown"))
    for (const { index, leftAt } of rows) if (!leftAt) indexes.push(index);
  return indexes;
}

/** Gives a job another name. @throws where the storage cannot be written */
export function renameJob(id: string, name: string): Promise<void> {
  return bulkJobs.renameJob(id, name);
}

/** A new job, ready to start, that puts the old values back; null where none is known. @throws as above */
export function putBack(id: string, name: string): Promise<string | null> {
  return bulkJobs.putBack(id, name);
}

/** A new job, ready to start, of the targets that failed and were not accepted; null where none has. @throws as above */
export function duplicateFailed(id: string, name: string): Promise<string | null> {
  return bulkJobs.duplicateFailed(id, name);
}
