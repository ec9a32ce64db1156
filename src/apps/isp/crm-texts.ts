import { loadTexts } from "#src/i18n/i18n.ts";

/** The texts of lines, profiles and contexts, loaded with the first of their pages. */
export const loadCrmTexts = (): Promise<void> =>
  loadTexts("crm", {
    en: () => import("./crm-texts.en.ts"),
    es: () => import("./crm-texts.es.ts"),
  });
