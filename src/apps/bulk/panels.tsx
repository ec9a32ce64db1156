// What bulk jobs show in other applications; small: the rest is loaded where there are jobs.
import { Button } from "@mantine/core";
import { queryOptions } from "@tanstack/react-query";
import { lazy } from "react";
import { useNavigate } from "react-router";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { bulk } from "./app.ts";
import { paths, type BulkStart } from "./paths.ts";

/** The database of the jobs' journal (`idb-job-store.ts`): without it there never was a job. */
const JOURNAL = "krill-jobs";

/**
 * Takes a selection of CPEs of any list to a new bulk job: by their ids, by lines that name them, or
 * by the filter that all of them match.
 */
export function StartBulk({ start }: { start: BulkStart }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const count =
    "filter" in start ? start.filter.total : "ids" in start ? start.ids.length : start.lines.length;
  const begin = async () => {
    try {
      const { startDraft } = await import("./find-targets.ts");
      await navigate(paths.draft(startDraft(start)));
    } catch {
      await navigate(paths.create, { state: start });
    }
  };
  return (
    <Button size="compact-sm" disabled={count === 0} onClick={() => void begin()}>
      {t("list.startBulk", { n: format.number(count) })}
    </Button>
  );
}

/** The jobs of this person that are not over; nothing without any. Needs a `Suspense` around it. */
export const RunningJobs = lazy(async () => {
  if (!(await hasJournal())) return { default: () => null };
  const [{ RunningJobs: Panel }] = await Promise.all([
    import("./RunningJobs.tsx"),
    loadTexts("bulk", bulk.texts),
  ]);
  return { default: Panel };
});

/** The names of the unfinished jobs of this person in which a CPE still waits, as query options. */
export function unfinishedJobsOf(cpe: number) {
  return queryOptions({
    queryKey: ["bulk", "unfinished", cpe],
    staleTime: 0,
    retry: false,
    queryFn: async (): Promise<string[]> => {
      if (!(await hasJournal())) return [];
      const { bulkJobs, bulkJobsRead } = await import("./api.ts");
      await bulkJobsRead();
      const found = await bulkJobs.unfinishedTargets(cpe);
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
