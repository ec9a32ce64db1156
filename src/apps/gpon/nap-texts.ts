import { loadTexts, type TextLoaders } from "#src/i18n/i18n.ts";

/** The words of NAPs: of their list, page and form, and of the field that chooses one. */
export const napTexts: TextLoaders = {
  en: () => import("./nap-texts.en.ts"),
  es: () => import("./nap-texts.es.ts"),
};

/** Loads them. */
export const loadNapTexts = () => loadTexts("naps", napTexts);
