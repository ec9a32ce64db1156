// A job's books: where each target stands in memory and on disk, and what the disk did not take.
import type { BrakeCounts, Job, JobCounts, TargetRecord } from "./job.ts";
import type { JobStore } from "./job-store.ts";

export interface LedgerParts {
  job: Job;
  counts: JobCounts;
  /** The claim under which it writes. */
  owner: string;
  store: Pick<JobStore, "put" | "update">;
  /** Something that is shown has changed. */
  onChange: () => void;
  /** The disk failed, or the job is another tab's. */
  onLost: (error: unknown) => void;
  /** A write is over: what waited for it may go on. */
  onWritten: () => void;
}

/** The books of one job. */
export type Ledger = ReturnType<typeof createLedger>;

/** Opens the books of a job. */
export function createLedger(parts: LedgerParts) {
  const { store, owner } = parts;
  let job = parts.job;
  const counts = { ...parts.counts };
  /** States that the disk did not take: written before anything else is sent. */
  const unsaved = new Map<number, TargetRecord>();
  let writes = 0;

  function track(writing: Promise<unknown>): void {
    writes += 1;
    void writing.finally(() => {
      writes -= 1;
      parts.onWritten();
    });
  }

  return {
    job: (): Job => job,
    counts: (): Readonly<JobCounts> => counts,
    /** What the brakes look at: an unknown outcome is bad until it is known. */
    weigh: (): BrakeCounts => ({ done: counts.done, bad: counts.failed + counts.unknown }),
    /** Writes that are not over. */
    writes: (): number => writes,

    /** A target goes from one state to another, in memory. */
    turn(from: TargetRecord, to: TargetRecord): void {
      counts[from.state] -= 1;
      counts[to.state] += 1;
      parts.onChange();
    },
    /** So many targets went from one state to another on disk. */
    moved(from: TargetRecord["state"], to: TargetRecord["state"], count: number): void {
      counts[from] -= count;
      counts[to] += count;
      parts.onChange();
    },
    /** Writes in the background what is known. */
    write(record: TargetRecord): void {
      unsaved.delete(record.index);
      track(
        store.put(record, owner, false).catch((error: unknown) => {
          unsaved.set(record.index, record);
          parts.onLost(error);
        }),
      );
    },
    /** Resolves when it is on the disk itself. @throws where it is not */
    writeSafely: (record: TargetRecord): Promise<void> => store.put(record, owner, true),
    /** Whether a write of this record arrived is not known: it is written again before anything else. */
    doubt: (record: TargetRecord): void => void unsaved.set(record.index, record),
    /** Writes what the disk did not take before. @throws where it still does not */
    async settle(): Promise<void> {
      for (const [index, record] of unsaved) {
        await store.put(record, owner, true);
        if (unsaved.get(index) === record) unsaved.delete(index);
      }
    },
    /** Changes the job at once, and its row in the background; resolves when that is over. */
    save(changes: Partial<Job>): Promise<unknown> {
      job = { ...job, ...changes };
      const saving = store
        .update(job.id, { ...changes, counts: { ...counts } })
        .catch(parts.onLost);
      track(saving);
      parts.onChange();
      return saving;
    },
    /** Changes the job in memory alone. */
    set(changes: Partial<Job>): void {
      job = { ...job, ...changes };
      parts.onChange();
    },
  };
}
