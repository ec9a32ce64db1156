import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./unkept-texts.en.ts";

/** What is said where the browser does not keep what is typed. */
export const texts: Translated<typeof en> = {
  unkept:
    "El almacenamiento de este navegador está lleno o bloqueado: si recarga la página, se pierde lo que escriba aquí",
};
