import type { Translated } from "#src/i18n/i18n.ts";
import type { figures as en } from "./figures-texts.en.ts";

/** How many hosts or services are in each state: for the texts of each application that shows `StateFigures`. */
export const figures: Translated<typeof en> = {
  hosts: "Equipos",
  services: "Servicios",
  handled: "({{count}} atendidos)",
  handled_one: "(1 atendido)",
  up: "activos",
  up_one: "activo",
  down: "caídos",
  down_one: "caído",
  unreachable: "inalcanzables",
  unreachable_one: "inalcanzable",
  pending: "pendientes",
  pending_one: "pendiente",
  ok: "bien",
  warning: "con aviso",
  critical: "críticos",
  critical_one: "crítico",
  unknown: "desconocidos",
  unknown_one: "desconocido",
};
