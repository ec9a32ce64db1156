import type { Translated } from "#src/i18n/i18n.ts";
import { job } from "./job-texts.es.ts";
import { prepare } from "./prepare-texts.es.ts";
import type { texts as en } from "./texts.en.ts";

/** The texts of bulk jobs. */
export const texts: Translated<typeof en> = {
  title: "Trabajos en lote",
  jobs: {
    lead: "Los trabajos que usted inició con este navegador. Avanzan mientras haya abierta una pestaña de la consola.",
    loading: "Leyendo los trabajos",
    unreadable: "No se pueden leer los trabajos",
    unreadableText:
      "El almacenamiento del navegador está lleno o bloqueado. Mientras siga así, no se puede iniciar ningún trabajo.",
    empty: "Todavía no hay trabajos en lote",
    emptyText:
      "Un trabajo hace una acción o un cambio en muchos equipos, primero en unos pocos, y guarda registro de cada uno.",
    drafts: "En preparación",
    all: "Todos los trabajos",
    progressOf: "Avance de {{name}}",
    bad: "{{n}} fallidos o desconocidos",
    bad_one: "{{n}} fallido o desconocido",
  },
  prune: {
    button: "Borrar {{n}} trabajos terminados hace más de 30 días",
    button_one: "Borrar el trabajo terminado hace más de 30 días",
    text: "Con estos {{n}} trabajos se va el registro de cada uno de sus destinos. Lo enviado, enviado queda.",
    text_one: "Con él se va el registro de cada destino. Lo enviado, enviado queda.",
    no: "Conservarlos",
    no_one: "Conservarlo",
  },
  new: {
    title: "Nuevo trabajo en lote",
    lead: "No se envía nada antes de pulsar el botón de inicio. Puede irse y volver a esta dirección.",
    gone: "Este borrador ya no está aquí",
    goneText: "Se inició, se descartó, o es de otro navegador u otro usuario.",
    started: "Este borrador se inició el {{at}}",
    made: "De este borrador se hizo un trabajo el {{at}}, que aún no se ha iniciado",
    again: "Empezar uno nuevo",
  },
  ...prepare,
  ...job,
};
