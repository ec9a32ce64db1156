import type { Translated } from "#src/i18n/i18n.ts";
import { figures } from "#src/resource/figures-texts.es.ts";
import type { texts as en } from "./texts.en.ts";

/** The texts of the start page. */
export const texts: Translated<typeof en> = {
  figures,
  title: "Inicio",
  start:
    "Pegue en el cuadro un número de serie de una etiqueta, en cualquier notación, y pulse Intro.",
  keys: "La tecla / lleva a él desde cualquier página; ? muestra todas las teclas.",
  installer: "Instalador",
  pinned: "Fijados",
  recent: "Abiertos últimamente",
  network: "Red",
  problems: "Ver los problemas",
  withdrawn: "Ya no se informa del estado de la red",
  withdrawnText: "Su usuario ya no puede verlo, o el servidor ha dejado de darlo.",
  unknown: "{{count}} acciones tienen un resultado desconocido",
  unknown_one: "Una acción tiene un resultado desconocido",
  unknownText:
    "Se enviaron, pero no llegó respuesta. Mire los equipos antes de volver a enviar nada.",
  sending: "Se están enviando {{count}} acciones.",
  sending_one: "Se está enviando una acción.",
  toActivity: "Ver en Actividad",
};
