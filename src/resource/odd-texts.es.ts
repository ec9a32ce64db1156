import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as english } from "./odd-texts.en.ts";

/** Qué puede tener de raro un valor. */
export const texts: Translated<typeof english> = {
  places: "Esta respuesta difiere de lo documentado en {{count}} sitios",
  places_one: "Esta respuesta difiere de lo documentado en un sitio",
  "not-an-object": "no es un objeto",
  "not-a-list": "no es una lista",
  "not-text": "no es un texto",
  "not-a-number": "no es un número",
  "not-yes-or-no": "ni sí ni no",
  "not-a-date": "no es una fecha",
  "wrong-type": "no es del tipo documentado",
  "no-time-zone": "una hora sin su zona",
  placeholder: "un marcador que nunca se rellenó",
  "unknown-word": "una palabra desconocida",
  "out-of-range": "fuera de rango",
  "wrong-length": "de longitud incorrecta",
  "wrong-order": "en orden incorrecto",
  contradiction: "contradice otro valor",
};
