import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./clock.en.ts";

/** What is said where this machine's clock and the server's differ. */
export const texts: Translated<typeof en> = {
  ahead: "El reloj de este ordenador va {{count}} minutos adelantado respecto al de Krill.",
  ahead_one: "El reloj de este ordenador va un minuto adelantado respecto al de Krill.",
  behind: "El reloj de este ordenador va {{count}} minutos atrasado respecto al de Krill.",
  behind_one: "El reloj de este ordenador va un minuto atrasado respecto al de Krill.",
  text: "Las antigüedades en pantalla se equivocan en lo mismo. Haga que el ordenador tome la hora de la red.",
};
