import type { App } from "#src/resource/app.ts";
import { IconRubik } from "#src/ui/icons.tsx";

/** Rubik: services on other operators' networks (API application `rubik`). */
export const rubik: App = {
  key: "rubik",
  apiNames: ["rubik"],
  label: { en: "Rubik", es: "Rubik" },
  nav: { path: "/rubik/services", icon: IconRubik, key: "w" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/rubik/services", page: () => import("./ServicesPage.tsx") },
    { path: "/rubik/services/:id", page: () => import("./ServicePage.tsx") },
    { path: "/rubik/tickets", page: () => import("./TicketsPage.tsx") },
    { path: "/rubik/tickets/new", page: () => import("./NewTicketPage.tsx") },
    { path: "/rubik/tickets/:id", page: () => import("./TicketPage.tsx") },
    { path: "/rubik/coverage", page: () => import("./CoveragePage.tsx") },
  ],
};
