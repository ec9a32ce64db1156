import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./other-address.en.ts";

/** What is said where Krill lets no page of this address sign in. */
export const texts: Translated<typeof en> = {
  title: "Nadie puede iniciar sesión desde esta dirección",
  text: 'El navegador preguntó a {{api}} si esta página puede enviarle un token (`Authorization`), y la respuesta no lo permite. Quien sirva la consola: sírvala desde la misma dirección que Krill, o pase /api a Krill y quite "api" de config.json.',
};
