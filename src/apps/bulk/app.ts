import type { App } from "#src/resource/app.ts";
import { onSignOut } from "#src/krill/session.ts";

/** The database of jobs in preparation. The journal of jobs is another one, and it stays. */
export const DRAFTS = "krill-drafts";

// Here, since a tab that never opened a bulk job signs out too.
onSignOut(() => {
  globalThis.indexedDB?.deleteDatabase(DRAFTS);
});

/** Bulk jobs: one action, change or request for many things; everybody has it, the things say what can be done. */
export const bulk: App = {
  key: "bulk",
  apiNames: [],
  label: { en: "Bulk jobs", es: "Trabajos en lote" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/bulk", page: () => import("./BulkJobsPage.tsx") },
    { path: "/bulk/new", page: () => import("./NewBulkPage.tsx") },
    { path: "/bulk/:job", page: () => import("./BulkJobPage.tsx") },
  ],
};
