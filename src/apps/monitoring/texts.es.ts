import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./texts.en.ts";

/** The texts of the monitoring. */
export const texts: Translated<typeof en> = {
  problems: {
    title: "Problemas",
    below: "Equipos caídos o inalcanzables, los últimos primero",
    columns: {
      host_name: "Equipo",
      state: "Estado",
      last_state_change: "Desde",
      output: "Salida",
      customer: "Cliente",
      model: "Modelo",
      place: "Lugar",
      business_impact: "Impacto",
      last_check: "Última comprobación",
    },
    filters: {
      type: "Tipo",
      problem: "Problema",
      handled: "Atendido",
      hostgroups: "Grupo",
      reghost: "OLT, CMTS o AP",
      regtag: "Puerto",
    },
  },
  state: {
    up: "Activo",
    down: "Caído",
    unreachable: "Inalcanzable",
    pending: "Pendiente",
    unknown: "Desconocido",
    handled: "atendido",
    old: "La comprobación que debía decir más está atrasada",
  },
};
