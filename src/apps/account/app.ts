import type { App } from "#src/resource/app.ts";

/** The signed-in person's own page. */
export const account: App = {
  key: "account",
  apiNames: [],
  label: { en: "Account", es: "Cuenta" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [{ path: "/account", page: () => import("./AccountPage.tsx") }],
};
