import type { TextLoaders } from "./i18n.ts";

/** Loads the texts that all parts share. */
export const commonTexts: TextLoaders = {
  en: () => import("./common.en.ts"),
  es: () => import("./common.es.ts"),
};
