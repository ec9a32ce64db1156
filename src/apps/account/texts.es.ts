import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as en } from "./texts.en.ts";

/** The texts of the account page. */
export const texts: Translated<typeof en> = {
  title: "Cuenta",
  user: "Usuario",
  name: "Nombre",
  email: "Correo",
  apps: "Aplicaciones",
  appsUnknown: "El servidor no lo dice; lo que no pueda usar se rechazará al abrirlo.",
  rights: "Permisos",
  staff: "Personal",
  superuser: "Superusuario",
  groups: "Grupos",
  permissions: "Permisos",
  rightsUnknown: "El servidor no indica grupos ni permisos; lo que no pueda hacer lo rechazará.",
  session: "Sesiones abiertas de este navegador",
  tabs: "Pestañas con esta sesión",
  tabsUnknown: "Este navegador no lo dice",
  kept: "Se mantiene al cerrar las pestañas",
  signOutAll: "Cerrar sesión en todas las pestañas",
  settings: "Ajustes de este navegador",
  refresh: "Las cifras en vivo se vuelven a leer",
  refreshText:
    "Lo que tiene un ritmo más lento lo mantiene; un reinicio vigilado se mira más a menudo.",
  every: "cada {{time}}",
  sounds: "Sonidos",
  soundsText: "Desactivado silencia todas las alertas de la consola en este navegador.",
  file: "Ajustes en un fichero",
  fileText:
    "Idioma, tema, columnas, vistas guardadas y elementos fijados, para otro navegador. No contiene nada de la sesión ni de lo que ha escrito.",
  export: "Exportar los ajustes",
  import: "Importar ajustes",
  fileBad: "Este fichero no contiene ajustes de la consola",
  fileFull:
    "El almacenamiento de este navegador está lleno o bloqueado: no se ha tomado ningún ajuste, o solo algunos",
  fileUse: "{{count}} ajustes sustituyen a los suyos y la página se vuelve a cargar.",
  fileUse_one: "Un ajuste sustituye al suyo y la página se vuelve a cargar.",
  takeOver: "Usarlos",
  username: "Usuario",
  expires: "Este acceso termina",
  expiresUntold: "no se sabe cuándo",
  renewed: "después se renueva solo",
  notRenewed: "no se renueva: se le pedirá que inicie sesión otra vez",
  version: "Versión de la consola",
};
