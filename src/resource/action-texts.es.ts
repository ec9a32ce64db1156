import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./action-texts.en.ts";

/** Actions: their names, what they do, and how they ended. */
export const texts: Translated<typeof en> = {
  label: {
    diagnostic: "Diagnosticar",
    enable: "Habilitar",
    recheck: "Volver a comprobar",
    acknowledge: "Reconocer",
    downtime: "Programar parada",
    reboot: "Reiniciar",
    reconfig: "Reconfigurar",
    reprovision: "Reprovisionar",
    set_wifi: "Cambiar Wi-Fi",
    set_frequency: "Cambiar la frecuencia",
    disconnect: "Desconectar",
    unprovision: "Desprovisionar",
    factory: "Valores de fábrica",
  },
  write: {
    create: "Crear",
    change: "Cambiar",
    delete: "Borrar",
    undo: "Deshacer un cambio",
  },
  noValue: "vacío",
  consequence: {
    diagnostic: "El equipo ejecuta sus propias pruebas; mientras tanto la línea lleva más tráfico.",
    enable:
      "Krill aprovisiona esta ONU: escribe en la OLT y el CPE con su número de serie entra en servicio.",
    recheck: "Se comprueba de nuevo en breve.",
    acknowledge: "Alguien se ocupa; ya no cuenta como abierto.",
    downtime: "Sus problemas en ese tiempo están previstos.",
    reboot: "El equipo se reinicia: minutos sin servicio, y se cortan las llamadas.",
    reconfig:
      "El equipo toma su configuración de nuevo: se interrumpe el servicio y se pierden los cambios hechos en el equipo.",
    reprovision:
      "Se borran y se vuelven a crear sus service ports en la OLT: se interrumpe el servicio, y no vuelve si falla la segunda mitad.",
    set_wifi:
      "El Wi-Fi se para un momento; con otro nombre o contraseña, sus equipos deben conectarse de nuevo.",
    set_frequency:
      "Todos los módems de este canal pierden la conexión hasta encontrar la nueva frecuencia.",
    disconnect: "Se corta la sesión: sin internet hasta que el equipo conecte de nuevo.",
    unprovision:
      "Se borran sus service ports en la OLT: el cliente queda sin servicio hasta que se provisione de nuevo.",
    factory:
      "El equipo vuelve a sus valores de fábrica: se pierde todo lo ajustado en él, sin vuelta atrás.",
  },
  unknownConsequence:
    "La consola no conoce esta acción de su servidor. Puede interrumpir el servicio.",
  group: "Acciones",
  key: "Ir a las acciones",
  leftOut: "Se omitió la acción {{action}}: su dirección lleva fuera de la API",
  leftOutText: "No se envía nada allí, y menos su sesión. El servidor dio: {{href}}",
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
    again: "Preguntar de nuevo",
  },
  state: {
    sending: "Pedido",
    done: "Aceptado",
    refused: "Rechazado",
    failed: "Fallido",
    unknown: "Resultado desconocido",
  },
  preparing: "{{action}}: aún sin enviar, se lee el equipo y se escribe el registro",
  requesting: "{{action}}: enviado, esperando la respuesta",
  stop: "Dejar de esperar",
  serverSays: "El servidor dice: {{reply}}",
  accepted: "El servidor tomó la petición. La realiza a su tiempo.",
  inActivity: "Actividad",
  notSaved:
    "No se pudo anotar en Actividad: falló el almacenamiento del navegador. Apúntelo antes de salir.",
  lookFirst: "No se repite por sí solo. Mírelo antes de enviarlo otra vez.",
  why: {
    "link-other-host": "Su dirección lleva a otro servidor. No se envió nada.",
    "link-outside-api": "Su dirección lleva fuera de la API. No se envió nada.",
    "link-unreadable": "Su dirección no se puede leer. No se envió nada.",
    gone: "{{action}} ya no se ofrece para este equipo. No se envió nada.",
    "not-read": "No se pudo leer otra vez antes de enviar. No se envió nada.",
    offline: "El navegador está sin conexión. No se envió nada.",
    "no-journal":
      "No se pudo anotar antes en Actividad: el almacenamiento del navegador está lleno o bloqueado. No se envió nada.",
    stopped: "Se detuvo antes de enviarlo. No se envió nada.",
    conflict: "Su estado actual no lo permite. No ha pasado nada.",
    forbidden: "Su usuario no puede hacer esto. No ha pasado nada.",
    "not-found": "El servidor no lo conoce, o no conoce esta acción (404). No ha pasado nada.",
    invalid: "El servidor no aceptó la petición. No ha pasado nada.",
    "rate-limited": "El servidor pide esperar: demasiadas peticiones. No ha pasado nada.",
    unauthenticated: "El servidor no aceptó la sesión. No ha pasado nada.",
    "not-allowed":
      "Este servidor no actúa por {{method}} aquí; nombra {{allow}}. No ha pasado nada.",
    "get-declined":
      "Este servidor solo nombra GET, y usted respondió que no actúa por GET. No ha pasado nada.",
    refused: "El servidor lo rechazó ({{status}}). No ha pasado nada.",
    server: "El servidor falló ({{status}}). Mírelo antes de reintentarlo.",
    "no-answer": "Se envió, y la conexión se perdió antes de la respuesta.",
    timeout: "Se envió, y no llegó respuesta a tiempo.",
    gateway: "Se envió, y un servidor intermedio respondió {{status}} en lugar de Krill.",
    redirected: "Se envió, y la respuesta llevaba a otro sitio. No se siguió.",
    cancelled: "Se envió, y se dejó de esperar antes de la respuesta.",
    "tab-closed": "Se estaba enviando cuando se cerró su pestaña.",
  },
  watch: {
    online: "En línea desde las {{time}}",
    "not-online-yet": "Aceptado, aún no está en línea",
    "never-online": "Sin prueba tras 5 minutos de que esté en línea",
    back: "De vuelta desde las {{time}}",
    "not-back-yet": "Aceptado, aún no ha vuelto",
    "no-proof": "Tras 5 minutos no hay prueba de que haya vuelto",
    stillUp: "sigue activo, sin reinicio visto hasta ahora",
    downSince: "caído desde las {{time}}",
    down: "caído",
    noReading: "sin lecturas hasta ahora",
    afterwards: "Visto desde entonces: {{seen}}",
  },
};
