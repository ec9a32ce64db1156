import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as english } from "./timeline-texts.en.ts";

/** Los textos de la línea de tiempo de un equipo. */
export const texts: Translated<typeof english> = {
  title: "Línea de tiempo",
  list: "Lo que ha pasado, lo más reciente primero",
  again: "Leer otra vez",
  zoomIn: "Acercar",
  zoomOut: "Alejar",
  kinds: "Clases mostradas",
  kind: {
    state: "Estados",
    message: "Avisos",
    lease: "Concesiones de IP",
    session: "RADIUS",
    tr069: "TR-069",
    provision: "Aprovisionamiento",
    call: "Llamadas",
    change: "Cambios",
    other: "Otros",
  },
  from: "Leído de:",
  source: {
    events: "Sucesos",
    cdrs: "CDR",
    logs: "Historial",
    states: "Cambios de estado",
    messages: "Notificaciones",
  },
  missing: "Este servidor no tiene: {{sources}}.",
  unnamed: "Este equipo no nombra: {{sources}}.",
  refused: "No se preguntó, porque lleva fuera de la API: {{sources}}.",
  cut: "{{source}}: solo se leyeron los {{count}} más recientes; falta lo anterior a",
  looked: "{{source}}: se miraron {{count}} filas; puede haber otras, también más recientes.",
  looked_one: "{{source}}: se miró una fila; puede haber otras, también más recientes.",
  notRead: "{{source}}: no se pudo leer de nuevo; lo que hay aquí es de antes.",
  noSources: "Este equipo no nombra ninguna parte que cuente lo que ha pasado",
  none: "No consta nada en este tiempo",
  noneRead: "Lo que se pudo leer no cuenta nada de este tiempo",
  open: "sin terminar",
  told: "a {{who}}",
  more: "Mostrar más ({{shown}} de {{total}})",
};
