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
  session: "Sesión",
  username: "Usuario",
  expires: "La sesión se renueva sola; este acceso termina",
  version: "Versión de la consola",
};
