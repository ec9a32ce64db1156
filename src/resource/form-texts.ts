import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of forms; awaited by the loader of each form, and by what asks beside a thing. */
export function loadFormTexts(): Promise<void> {
  return loadTexts("form", {
    en: () => import("./form-texts.en.ts"),
    es: () => import("./form-texts.es.ts"),
  });
}
