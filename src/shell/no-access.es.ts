import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./no-access.en.ts";

/** What is said of an application that the user lacks. */
export const texts: Translated<typeof en> = {
  text: "Su usuario no puede usar esta aplicación. Un administrador de Krill puede cambiarlo.",
};
