// What an import creates (`creation.ts`).
import { cpes, customers } from "./api.ts";
import { creation } from "./creation.ts";
import { cpeUnique, customerUnique } from "./unique-fields.ts";

/** CPEs that are to be created. */
export const newCpes = creation({
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

/** Customers that are to be created. */
export const newCustomers = creation({
  resource: customers,
  unique: customerUnique,
  noun: {
    en: { one: "customer", other: "customers" },
    es: { one: "cliente", other: "clientes" },
  },
  consequence: {
    en: "Creates a customer for each row. One whose external ID exists already is left out.",
    es: "Crea un cliente por cada fila. Si su ID externo ya existe, queda fuera.",
  },
  severity: "safe",
});
