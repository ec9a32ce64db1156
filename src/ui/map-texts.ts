import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of maps; awaited by what shows one. */
export function loadMapTexts(): Promise<void> {
  return loadTexts("map", {
    en: () => import("./map-texts.en.ts"),
    es: () => import("./map-texts.es.ts"),
  });
}
