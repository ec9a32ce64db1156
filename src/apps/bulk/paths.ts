import type { ListParams } from "#src/krill/resource.ts";

/** What a new job starts from: state of the navigation to `paths.create`. */
export type BulkStart =
  | { lines: readonly string[] }
  | { ids: readonly number[] }
  | {
      filter: {
        params: ListParams;
        /** How many matched when it was chosen. */
        total: number;
        /** The list's address, which shows the same devices. */
        address: string;
      };
    };

/** The addresses of the bulk jobs. */
export const paths = {
  jobs: "/bulk",
  create: "/bulk/new",
  draft: (id: string) => `/bulk/new?draft=${encodeURIComponent(id)}`,
  job: (id: string) => `/bulk/${encodeURIComponent(id)}`,
};
