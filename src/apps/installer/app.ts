import type { App } from "#src/resource/app.ts";
import { IconUnplug } from "#src/ui/icons.tsx";
import { paths } from "./paths.ts";

/** Installer: an ONU put at a customer's, from a phone (API application `installer`). */
export const installer: App = {
  key: "installer",
  apiNames: ["installer"],
  label: { en: "Installer", es: "Instalador" },
  nav: { path: paths.installer, icon: IconUnplug, key: "i" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [{ path: "/installer", page: () => import("./InstallerPage.tsx") }],
};
