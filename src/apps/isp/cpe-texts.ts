import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of the CPE page, apart from those of the lists; awaited by its loader. */
export function loadCpeTexts(): Promise<void> {
  return loadTexts("cpe", {
    en: () => import("./cpe-texts.en.ts"),
    es: () => import("./cpe-texts.es.ts"),
  });
}

/** The texts of what a device's page loads only where it is looked at. */
export function loadMoreTexts(): Promise<void> {
  return loadTexts("cpeMore", {
    en: () => import("./more-texts.en.ts"),
    es: () => import("./more-texts.es.ts"),
  });
}
