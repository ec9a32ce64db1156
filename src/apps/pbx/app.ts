import type { App } from "#src/resource/app.ts";
import { IconPbx } from "#src/ui/icons.tsx";

/** Virtual PBXs: their configuration, the way of their calls, and the calls (API application `pbx`). */
export const pbx: App = {
  key: "pbx",
  apiNames: ["pbx"],
  label: { en: "PBX", es: "PBX" },
  nav: { path: "/pbx", icon: IconPbx, key: "p" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/pbx", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/new", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/new/:customer", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/cdrs", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/holidays", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/holidays/new", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/holidays/:id/edit", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/:customer/:pbx", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/:customer/:id/edit", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/:customer/:pbx/:kind/new", page: () => import("./PbxPages.tsx") },
    { path: "/pbx/:customer/:pbx/:kind/:id/edit", page: () => import("./PbxPages.tsx") },
  ],
  bulk: {
    pbxs: () => import("./things.ts").then(({ pbxKind }) => ({ kind: pbxKind })),
    holidays: () => import("./things.ts").then(({ holidayKind }) => ({ kind: holidayKind })),
  },
};
