import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of the CPE page, apart from those of the lists; awaited by its loader. */
export function loadCpeTexts(): Promise<void> {
  return loadTexts("cpe", {
    en: () => import("./cpe-texts.en.ts"),
    es: () => import("./cpe-texts.es.ts"),
  });
}
