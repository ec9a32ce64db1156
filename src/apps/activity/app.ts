import type { App } from "#src/resource/app.ts";

/** What this person did here; everybody has it. */
export const activity: App = {
  key: "activity",
  apiNames: [],
  label: { en: "Activity", es: "Actividad" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/activity", page: () => import("./ActivityPage.tsx") },
    { path: "/activity/requests", page: () => import("./LogsPage.tsx") },
    { path: "/activity/requests/:id", page: () => import("./RequestPage.tsx") },
    { path: "/activity/changes", page: () => import("./LogsPage.tsx") },
  ],
};
