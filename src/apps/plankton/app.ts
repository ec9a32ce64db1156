import type { App } from "#src/resource/app.ts";
import { IconPlankton } from "#src/ui/icons.tsx";

/** Plankton: FTTH services for another CRM (API application `plankton`). */
export const plankton: App = {
  key: "plankton",
  apiNames: ["plankton"],
  label: { en: "Plankton", es: "Plankton" },
  nav: { path: "/plankton/services", icon: IconPlankton, key: "l" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/plankton/services", page: () => import("./ServicesPage.tsx") },
    { path: "/plankton/services/new", page: () => import("./ServiceFormPage.tsx") },
    { path: "/plankton/services/:id", page: () => import("./ServicePage.tsx") },
    { path: "/plankton/services/:id/edit", page: () => import("./ServiceFormPage.tsx") },
  ],
};
