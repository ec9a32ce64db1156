import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of actions; awaited by the loader of each page that shows actions. */
export function loadActionTexts(): Promise<void> {
  return loadTexts("actions", {
    en: () => import("./action-texts.en.ts"),
    es: () => import("./action-texts.es.ts"),
  });
}
