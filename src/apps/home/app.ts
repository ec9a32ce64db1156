import type { App } from "#src/resource/app.ts";

/** The start page; everybody has it. */
export const home: App = {
  key: "home",
  apiNames: [],
  label: { en: "Home", es: "Inicio" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [{ path: "/", page: () => import("./HomePage.tsx") }],
};
