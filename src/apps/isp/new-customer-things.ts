import { customers } from "./api.ts";
import { creation } from "./creation.ts";
import { customerUnique } from "./unique-fields.ts";

/** Customers that are to be created. */
export const kind = creation({
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
