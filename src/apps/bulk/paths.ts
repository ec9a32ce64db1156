import type { JobWork } from "#src/jobs/job.ts";
import type { ListParams } from "#src/krill/resource.ts";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";

/** What a new job starts from: what its targets are, and what to do where that is chosen already. */
export type BulkStart = StartTargets & {
  /** The kind of the targets (`App.bulk`); absent: CPEs. */
  things?: string;
  /** Chosen already; else it is chosen on the page. */
  work?: JobWork;
};

type StartTargets =
  /** Numbers and names of CPEs, to be looked up. */
  | { lines: readonly string[] }
  /** Ids of CPEs, to be looked up. */
  | { ids: readonly number[] }
  /** Things of any kind, known already. `note`: where they come from, for the record. */
  | { refs: readonly ThingRef[]; note?: string }
  /** Everything that matches: CPEs, or a kind with `fetchRefs`. */
  | {
      filter: {
        params: ListParams;
        /** How many matched when it was chosen. */
        total: number;
        /** The list's address, which shows the same things. */
        address: string;
      };
    };

/** How many targets a start has, as far as is known. */
export function startCount(start: BulkStart): number {
  if ("filter" in start) return start.filter.total;
  if ("refs" in start) return start.refs.length;
  return "ids" in start ? start.ids.length : start.lines.length;
}

/** The addresses of the bulk jobs. */
export const paths = {
  jobs: "/bulk",
  create: "/bulk/new",
  draft: (id: string) => `/bulk/new?draft=${encodeURIComponent(id)}`,
  job: (id: string) => `/bulk/${encodeURIComponent(id)}`,
};
