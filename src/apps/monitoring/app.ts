import type { App } from "#src/resource/app.ts";
import { IconMonitoring } from "#src/ui/icons.tsx";
import { MONITORING_NAMES, paths } from "./paths.ts";

/** Monitoring: what is down and what suffers (API application `monitoring`). */
export const monitoring: App = {
  key: "monitoring",
  apiNames: MONITORING_NAMES,
  label: { en: "Monitoring", es: "Monitorización" },
  nav: { path: paths.problems, icon: IconMonitoring, key: "m" },
  counter: () => import("./ProblemCount.tsx"),
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/monitoring", page: () => import("./ProblemsPage.tsx") },
    { path: "/monitoring/history", page: () => import("./HistoryPage.tsx") },
    { path: "/monitoring/groups", page: () => import("./GroupsPage.tsx") },
    { path: "/monitoring/map", page: () => import("./MapPage.tsx") },
    { path: "/monitoring/matrix", page: () => import("./MatrixPage.tsx") },
    { path: "/monitoring/hosts/:name", page: () => import("./HostPage.tsx") },
  ],
  bulk: { hosts: () => import("./host-things.ts") },
  lookup: () => import("./lookup.ts"),
};
