import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of charts and of spans of time; awaited by what shows one. */
export function loadChartTexts(): Promise<void> {
  return loadTexts("chart", {
    en: () => import("./chart-texts.en.ts"),
    es: () => import("./chart-texts.es.ts"),
  });
}
