import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as english } from "./form-texts.en.ts";

/** Los formularios del CRM. */
export const texts: Translated<typeof english> = {
  place: {
    open: "Elegir en el mapa",
    map: "Posición en el mapa",
  },
  twins: {
    title: "Ya existen {{count}} clientes parecidos",
    title_one: "Ya existe un cliente parecido",
  },
  customer: {
    one: "Cliente",
    new: "Nuevo cliente",
    create: "Crear el cliente",
    groups: { personal: "Datos personales", address: "Dirección" },
    fields: {
      name: "Nombre",
      surname: "Apellidos",
      external_id: "ID externo",
      phone: "Teléfono",
      realm: "Zona",
      comment: "Comentario",
      address: "Dirección",
      city: "Ciudad",
      postalcode: "Código postal",
      country: "País",
      latitude: "Latitud",
      longitude: "Longitud",
    },
    hints: {
      external_id: "Documento de identidad o el identificador en otro sistema",
      latitude: "Grados decimales, 37.2054220",
      longitude: "Grados decimales, -4.7765000",
    },
    rules: {
      postalcode: "Solo cifras y guiones.",
      bothCoordinates: "La latitud y la longitud van juntas: las dos o ninguna.",
      latitude: "Entre -90 y 90.",
      longitude: "Entre -180 y 180.",
    },
    effects: {
      deleted: "El servidor suele rechazarlo si el cliente todavía tiene CPEs.",
    },
  },
};
