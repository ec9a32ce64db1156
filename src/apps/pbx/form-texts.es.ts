import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./form-texts.en.ts";

const exchange = "Krill vuelve a escribir la configuración de la centralita.";
const jumpHint = "Se elige entre lo que tiene esta PBX, o un número externo.";
const ringerFields = {
  cli: "Número",
  name: "Nombre",
  extensions: "Extensiones que suenan",
  fail: "Si nadie contesta",
  schedule: "Horario",
  holidays: "Atiende en festivos",
  out_of_schedule: "Cuando está cerrado",
};
const ringerHints = { cli: "La extensión con la que se marca: solo dígitos." };
const rules = {
  cli: "Solo dígitos, 16 como mucho.",
  number: "Un número de teléfono: dígitos, con + o 00 delante si es internacional.",
  negative: "No menos de 0.",
  ringtime: "Al menos 1 segundo.",
  dial: "Cada opción necesita lo que se marca: dígitos, * o #, cuatro como mucho.",
  dialTwice: "Dos opciones tienen los mismos dígitos.",
  bands: "Cada fila necesita una mañana o una tarde con inicio y final distintos.",
  unreadRows: "Aquí no se entiende una fila, y al guardar se perdería.",
  day: "Un día como 15/8 (día y luego mes), o $easter$ para el Viernes Santo.",
};

/** Los formularios de la PBX. */
export const texts: Translated<typeof en> = {
  pbx: {
    one: "PBX",
    new: "Nueva PBX",
    create: "Crear PBX",
    groups: {
      main: "Configuración principal",
      incoming: "Llamadas entrantes",
      outgoing: "Llamadas salientes",
    },
    fields: {
      ringtime: "Tiempo de timbre (s)",
      schedule: "Horario",
      language: "Locuciones",
      context: "Contexto",
      comment: "Comentario",
      holidays: "Festivos",
      incoming_fix: "Fijo",
      incoming_in: "Dentro del horario",
      incoming_out: "Fuera del horario",
      incoming_holiday: "En festivos",
      out_ddi: "DDI por defecto",
    },
    hints: {
      ringtime: "Segundos que suena una extensión.",
      incoming_fix: "Siempre gana, de día y de noche.",
      out_ddi: "El número que muestran las llamadas de la PBX.",
    },
    rules,
    effects: {
      exchange,
      deleted:
        "La PBX desaparece con todos sus números, grupos, colas, recepcionistas y horarios: las llamadas a su cliente dejan de atenderse.",
    },
  },
  ddis: {
    one: "DDI",
    new: "Nuevo DDI",
    create: "Crear DDI",
    groups: { general: "Número" },
    fields: { ddi: "DDI", extensions: "Extensiones que suenan", incoming: "Después a" },
    hints: {
      ddi: "Internacional con 00 o + delante.",
      incoming: `Adónde va una llamada cuando no suena nadie o nadie contesta. ${jumpHint}`,
    },
    rules,
    effects: { exchange, deleted: "Dejan de entrar llamadas a este número." },
  },
  groups: {
    one: "Grupo",
    new: "Nuevo grupo",
    create: "Crear grupo",
    groups: { general: "General", closed: "Horario" },
    fields: ringerFields,
    hints: ringerHints,
    rules,
    effects: {
      exchange,
      deleted: "Lo que envía llamadas a este grupo ya no las envía a ninguna parte.",
    },
  },
  queues: {
    one: "Cola",
    new: "Nueva cola",
    create: "Crear cola",
    groups: { general: "General", closed: "Horario", options: "Opciones", announce: "Anuncios" },
    fields: {
      ...ringerFields,
      wrapuptime: "Tiempo de cierre (s)",
      maxusers: "Usuarios máximos",
      user_timeout: "Espera del usuario (s)",
      agent_timeout: "Espera del agente (s)",
      announce: "Anunciar",
      announce_frequency: "Frecuencia del anuncio (s)",
      record: "Locución",
      periodic_announce_frequency: "Frecuencia del anuncio periódico (s)",
    },
    hints: ringerHints,
    rules,
    effects: {
      exchange,
      deleted: "Lo que envía llamadas a esta cola ya no las envía a ninguna parte.",
    },
  },
  receptionists: {
    one: "Recepcionista",
    new: "Nuevo recepcionista",
    create: "Crear recepcionista",
    groups: { general: "General", options: "Opciones", closed: "Horario" },
    fields: {
      name: "Nombre",
      record: "Locución",
      repeat: "Repite la locución",
      fail: "Si no se elige nada",
      options: "Lo que puede marcar quien llama",
      schedule: "Horario",
      holidays: "Atiende en festivos",
      out_of_schedule: "Cuando está cerrado",
    },
    hints: { record: "El número de la locución." },
    rules,
    effects: {
      exchange,
      deleted: "Lo que envía llamadas a este recepcionista ya no las envía a ninguna parte.",
    },
  },
  schedules: {
    one: "Horario",
    new: "Nuevo horario",
    create: "Crear horario",
    groups: { general: "Horario" },
    fields: { name: "Nombre", items: "Horas", definition: "Horas" },
    hints: {
      items: "Un final anterior a su inicio es del día siguiente.",
      definition: "Un final anterior a su inicio es del día siguiente.",
    },
    rules,
    effects: { exchange, deleted: "Lo que sigue este horario queda siempre abierto." },
  },
  holiday: {
    one: "Festivo",
    new: "Nuevo festivo",
    create: "Crear festivo",
    groups: { general: "Festivo" },
    fields: { day: "Día", comment: "Comentario", realm: "Zona" },
    hints: { day: "Día y mes como 15/8, o $easter$ para el Viernes Santo, que cambia cada año." },
    rules,
    effects: { exchange, deleted: "Las PBX atienden ese día como cualquier otro." },
  },
};
