import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./texts.en.ts";

/** Servicios FTTH de Plankton: sus campos se llaman como los llame el servidor. */
export const texts: Translated<typeof en> = {
  absent: "Este servidor no tiene servicios de Plankton",
  fields: "Campos",
  kept: "Otros campos, que se conservan como están",
  guessed:
    "Este servidor no describe los campos de un servicio: estos son los que tienen sus servicios.",
  services: { title: "Servicios de Plankton", new: "Nuevo servicio" },
  service: {
    one: "Servicio",
    named: "Servicio {{id}}",
    new: "Nuevo servicio",
    create: "Crear servicio",
    groups: { service: "Servicio" },
    fields: { id: "ID", json_body: "Todos los campos, como JSON" },
    hints: {
      json_body:
        "Ni el servidor ni un servicio dicen qué campos hay: lo que se escriba aquí se envía tal cual.",
    },
    rules: { json: "No es JSON.", jsonObject: 'No es un objeto JSON: {"campo": "valor"}.' },
    effects: {
      deleted: "El servicio se quita de Krill; lo que cuelgue de él puede cortarse.",
    },
  },
};
