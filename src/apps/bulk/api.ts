import { createBulkJobs } from "#src/jobs/bulk.ts";
import { loadKind } from "#src/resource/bulk-kinds.ts";

/** The bulk jobs of this tab: what there is, how it stands, and what a person can do to it. */
export const bulkJobs = createBulkJobs(loadKind);

/** Resolves when the jobs of the signed-in user have been read, or could not be. */
export function bulkJobsRead(): Promise<void> {
  const isRead = () => ["ready", "unreadable"].includes(bulkJobs.get().status);
  return new Promise((resolve) => {
    const stop = bulkJobs.subscribe(() => {
      if (!isRead()) return;
      stop();
      resolve();
    });
    if (isRead()) {
      stop();
      resolve();
    }
  });
}
