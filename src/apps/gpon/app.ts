import type { App } from "#src/resource/app.ts";
import { IconGpon } from "#src/ui/icons.tsx";
import { GPON_NAMES, paths } from "./paths.ts";

/** GPON: OLTs, their ports and the ONUs on them (API applications `gpon`, `gpon_provision`). */
export const gpon: App = {
  key: "gpon",
  apiNames: GPON_NAMES,
  label: { en: "GPON", es: "GPON" },
  nav: { path: paths.olts, icon: IconGpon, key: "g" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/gpon", page: () => import("./OltsPage.tsx") },
    { path: "/gpon/olts/:olt", page: () => import("./OltPage.tsx") },
    { path: "/gpon/olts/:olt/ports/:frame/:slot/:port", page: () => import("./PonPage.tsx") },
    { path: "/gpon/naps", page: () => import("./NapsPage.tsx") },
    { path: "/gpon/naps/new", page: () => import("./NapFormPage.tsx") },
    { path: "/gpon/naps/:name", page: () => import("./NapPage.tsx") },
    { path: "/gpon/naps/:id/edit", page: () => import("./NapFormPage.tsx") },
    { path: "/gpon/unconfigured", page: () => import("./UnconfiguredPage.tsx") },
  ],
};
