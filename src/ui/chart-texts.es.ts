import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./chart-texts.en.ts";

/** The texts of charts and of spans of time. */
export const texts: Translated<typeof en> = {
  line: "Línea",
  value: "Valor",
  latest: "Último",
  min: "Mínimo",
  mean: "Media",
  max: "Máximo",
  time: "Hora",
  none: "No se midió nada en este tiempo",
  limits: "Límites",
  keys: "Valores de {{name}}: se recorren con las flechas",
  noValue: "sin valor",
  range: {
    label: "Periodo",
    "1h": "Última hora",
    "6h": "Últimas 6 horas",
    "12h": "Últimas 12 horas",
    "24h": "Últimas 24 horas",
    today: "Hoy",
    yesterday: "Ayer",
    "7d": "Última semana",
    "30d": "Último mes",
    "180d": "Últimos 6 meses",
    "365d": "Último año",
    custom: "De … a …",
    from: "Desde",
    to: "Hasta",
  },
};
