import { cpes } from "./api.ts";
import { creation } from "./creation.ts";
import { cpeUnique } from "./unique-fields.ts";

/** CPEs that are to be created. */
export const kind = creation({
  resource: cpes,
  unique: cpeUnique,
  noun: {
    en: { one: "CPE", other: "CPEs" },
    es: { one: "CPE", other: "CPE" },
  },
  consequence: {
    en: "Creates a CPE for each row: Krill may provision it on the network at once. One whose serial number, MAC or external ID exists already is left out.",
    es: "Crea un CPE por cada fila: Krill puede aprovisionarlo en la red enseguida. Si su número de serie, MAC o ID externo ya existe, queda fuera.",
  },
  severity: "interrupting",
});
