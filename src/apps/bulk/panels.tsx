// What bulk jobs show in other applications; small: the rest is loaded where there are jobs.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode } from "react";
import { useNavigate, type NavigateFunction } from "react-router";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CPES, type JobTarget } from "#src/jobs/job.ts";
import { Button } from "#src/ui/Button.tsx";
import { bulk } from "./app.ts";
import { paths, startCount, type BulkStart } from "./paths.ts";

/** The database of the jobs' journal (`idb-job-store.ts`): without it there never was a job. */
const JOURNAL = "krill-jobs";

/**
 * Takes a selection of any list to a new bulk job: things of any kind that an application offers to
 * bulk jobs (`App.bulk`), by reference or by the filter that all of them match. `children`: another
 * label, such as what is going to be done.
 */
export function StartBulk({ start, children }: { start: BulkStart; children?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const count = startCount(start);
  return (
    <Button
      size="compact-sm"
      disabled={count === 0}
      onClick={() => void beginBulk(start, navigate)}
    >
      {children ?? t("list.startBulk", { count, n: format.number(count) })}
    </Button>
  );
}

/** Takes things to a new bulk job, as `StartBulk` does: for a form that has asked what to do. */
export async function beginBulk(start: BulkStart, navigate: NavigateFunction): Promise<void> {
  try {
    const { startDraft } = await import("./find-targets.ts");
    await navigate(paths.draft(startDraft(start)));
  } catch {
    // The page tells what is wrong, and has the targets when it can be loaded.
    await navigate(paths.create, { state: start });
  }
}

/** The jobs of this person that are not over; nothing without any. Needs a `Suspense` around it. */
export function RunningJobs() {
  // Asked anew each time: the first job of all may have begun since.
  const { data: mayHaveSome } = useQuery({ queryKey: ["bulk", "journal"], queryFn: hasJournal });
  return mayHaveSome === true && <Running />;
}

const Running = lazy(async () => {
  const [{ RunningJobs: Panel }] = await Promise.all([
    import("./RunningJobs.tsx"),
    loadTexts("bulk", bulk.texts),
  ]);
  return { default: Panel };
});

/** The names of the unfinished jobs of this person in which a thing still waits, as query options. */
export function unfinishedJobsOf(id: JobTarget["id"], things: string = CPES) {
  return queryOptions({
    queryKey: ["bulk", "unfinished", things, id],
    staleTime: 0,
    retry: false,
    queryFn: async (): Promise<string[]> => {
      if (!(await hasJournal())) return [];
      const { bulkJobs, bulkJobsRead } = await import("./api.ts");
      await bulkJobsRead();
      const found = await bulkJobs.unfinishedTargets(things, id);
      return [...new Set(found.map(({ job }) => job.name))];
    },
  });
}

async function hasJournal(): Promise<boolean> {
  try {
    // A browser that cannot list its databases may have it.
    const all = await globalThis.indexedDB?.databases?.();
    return all?.some(({ name }) => name === JOURNAL) ?? true;
  } catch {
    return true;
  }
}
