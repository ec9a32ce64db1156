import type { TextLoaders } from "#src/i18n/i18n.ts";

/** The texts of the PBX's forms, loaded with the first of them. */
export const formTexts: TextLoaders = {
  en: () => import("./form-texts.en.ts"),
  es: () => import("./form-texts.es.ts"),
};
