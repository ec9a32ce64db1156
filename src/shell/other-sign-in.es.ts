import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./other-sign-in.en.ts";

/** The ways to sign in without a password of the API's own. */
export const texts: Translated<typeof en> = {
  with: "Continuar con {{name}}",
  busy: "Iniciando sesión…",
  failed: "No se pudo iniciar sesión de ese modo",
  failedText: "Inténtelo otra vez, o use su usuario y contraseña.",
  blockedText:
    "El almacenamiento de este navegador está lleno o bloqueado, y ese modo lo necesita. Use su usuario y contraseña.",
};
