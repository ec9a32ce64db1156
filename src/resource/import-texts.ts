import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of imports; awaited by the loader of each. */
export function loadImportTexts(): Promise<void> {
  return loadTexts("import", {
    en: () => import("./import-texts.en.ts"),
    es: () => import("./import-texts.es.ts"),
  });
}
