import type { App } from "#src/resource/app.ts";
import { IconDocsis } from "#src/ui/icons.tsx";

/** DOCSIS: CMTSs, their channels, fiber nodes and cable modems (API application `docsis`). */
export const docsis: App = {
  key: "docsis",
  apiNames: ["docsis"],
  label: { en: "DOCSIS", es: "DOCSIS" },
  nav: { path: "/docsis", icon: IconDocsis, key: "d" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/docsis", page: () => import("./CmtssPage.tsx") },
    { path: "/docsis/cmtss/:cmts", page: () => import("./CmtsPage.tsx") },
  ],
};
