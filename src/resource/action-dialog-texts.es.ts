import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as english } from "./action-dialog-texts.en.ts";

/** Los diálogos que preguntan antes de una acción: qué hace y qué lleva. */
export const texts: Translated<typeof english> = {
  consequence: {
    diagnostic: "El equipo ejecuta sus propias pruebas; mientras tanto la línea lleva más tráfico.",
    enable:
      "Krill provisiona esta ONU: escribe en la OLT y el CPE con su número de serie entra en servicio.",
    recheck: "Se comprueba de nuevo en breve.",
    acknowledge: "Alguien se ocupa; ya no cuenta como abierto.",
    downtime: "Sus problemas en ese tiempo están previstos.",
    reboot: "El equipo se reinicia: minutos sin servicio, y se cortan las llamadas.",
    reconfig:
      "El equipo toma su configuración de nuevo: se interrumpe el servicio y se pierden los cambios hechos en el equipo.",
    reprovision:
      "Se borran y se vuelven a crear sus puertos de servicio en la OLT: se interrumpe el servicio, y no vuelve si falla la segunda mitad.",
    set_wifi:
      "La wifi se para un momento; con otro nombre o contraseña, sus equipos deben conectarse de nuevo.",
    set_frequency:
      "Todos los módems de este canal pierden la conexión hasta encontrar la nueva frecuencia.",
    disconnect: "Se corta la sesión: sin internet hasta que el equipo conecte de nuevo.",
    unprovision:
      "Se borran sus puertos de servicio en la OLT: el cliente queda sin servicio hasta que se provisione de nuevo.",
    factory:
      "El equipo vuelve a sus valores de fábrica: se pierde todo lo ajustado en él, sin vuelta atrás.",
  },
  unknownConsequence:
    "La consola no conoce esta acción de su servidor. Puede interrumpir el servicio.",
  dialog: {
    title: "{{action}}: {{name}}",
    device: "Equipo",
    warnings: "Antes de hacerlo",
    lastTouch: "Último cambio",
    typeName: "Escriba {{name}} para confirmar",
  },
  askGet: {
    title: "¿Este servidor actúa por GET?",
    text: "Krill no acepta POST para «{{action}}» en {{name}}; el único método que nombra es GET. Todavía no ha pasado nada. Algunos servidores sí actúan por GET. Su respuesta se recuerda para esta acción.",
    no: "No, no enviar nada",
    yes: "Sí, enviarlo por GET",
  },
  fields: {
    file: "Lleva un fichero ({{what}}), que no se puede enviar desde aquí.",
    choose: "Elegir…",
    notANumber: "Esto no es un número",
  },
};
