import type { App } from "#src/resource/app.ts";
import { IconRadius } from "#src/ui/icons.tsx";
import { paths } from "./paths.ts";

/** RADIUS: sessions, address pools and leases (API applications `oratio` and `kermit`). */
export const radius: App = {
  key: "radius",
  apiNames: ["oratio", "radius"],
  label: { en: "RADIUS", es: "RADIUS" },
  nav: { path: paths.sessions, icon: IconRadius, key: "r" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/radius/sessions", page: () => import("./SessionsPage.tsx") },
    { path: "/radius/sessions/history", page: () => import("./HistoryPage.tsx") },
    { path: "/radius/sessions/duplicates", page: () => import("./DuplicatesPage.tsx") },
    { path: "/radius/sessions/:key", page: () => import("./SessionPage.tsx") },
    { path: "/radius/pools", page: () => import("./PoolsPage.tsx") },
    { path: "/radius/pools/:name", page: () => import("./PoolPage.tsx") },
    { path: "/radius/leases", page: () => import("./LeasesPage.tsx") },
    { path: "/radius/leases/ipv6", page: () => import("./Leases6Page.tsx") },
  ],
  lookup: () => import("./lookup.ts"),
  bulk: { sessions: () => import("./session-things.ts") },
};
