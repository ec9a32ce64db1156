import { loadTexts } from "#src/i18n/i18n.ts";

/** The texts of the server's logs, loaded with the first of their pages. */
export const loadLogTexts = (): Promise<void> =>
  loadTexts("logs", {
    en: () => import("./log-texts.en.ts"),
    es: () => import("./log-texts.es.ts"),
  });
