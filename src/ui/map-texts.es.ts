import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./map-texts.en.ts";

/** The texts of maps. */
export const texts: Translated<typeof en> = {
  asMap: "Mapa",
  asTable: "Tabla",
  show: "Mostrar como",
  keys: "Las flechas mueven el mapa, + y − cambian la escala, el tabulador recorre los lugares.",
  keysPicker:
    "Las flechas mueven el mapa, + y − cambian la escala, Intro pone el lugar bajo la cruz.",
  zoomIn: "Acercar",
  zoomOut: "Alejar",
  all: "Ver todo",
  cluster: "{{count}} lugares juntos: {{states}}",
  centre: "Ponerlo bajo la cruz",
  remove: "Quitar el lugar",
  picked: "Lugar: {{latitude}}, {{longitude}}",
  nothingPicked: "Aún no hay lugar: pulse en el mapa.",
  none: "No se conoce ningún lugar",
  inView: "{{shown}} de {{count}} lugares en esta parte del mapa",
  inView_one: "{{shown}} de 1 lugar en esta parte del mapa",
  first:
    "Los primeros {{shown}} de {{count}} lugares de esta parte del mapa: acérquese para ver los demás.",
  columns: { title: "Nombre", state: "Estado", detail: "Detalles", position: "Posición" },
  place: "Lugar elegido",
  noTiles:
    "No hay imagen de mapa configurada: los lugares están sobre una cuadrícula de latitud y longitud, a escala.",
};
