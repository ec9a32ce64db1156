import type { Language } from "#src/i18n/i18n.ts";

/** What the navigation calls the applications of `me/apps` (contract 3.9); a test compares them with it. */
const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  isp: { en: "CRM", es: "CRM" },
  crm: { en: "CRM", es: "CRM" },
  pbx: { en: "PBX", es: "PBX" },
  monitoring: { en: "Monitoring", es: "Monitorización" },
  django_icinga: { en: "Monitoring", es: "Monitorización" },
  icinga: { en: "Monitoring", es: "Monitorización" },
  oratio: { en: "RADIUS", es: "RADIUS" },
  radius: { en: "RADIUS", es: "RADIUS" },
  gpon: { en: "GPON", es: "GPON" },
  gpon_provision: { en: "GPON", es: "GPON" },
  docsis: { en: "DOCSIS", es: "DOCSIS" },
  rubik: { en: "Rubik", es: "Rubik" },
  plankton: { en: "Plankton", es: "Plankton" },
  installer: { en: "Installer", es: "Instalador" },
};

/** An application as the navigation calls it, by the names that it has in `me/apps`; else by the likeliest of these. */
export function appName(names: readonly string[], language: Language): string {
  const known = names.find((name) => Object.hasOwn(NAMES, name));
  return (known && NAMES[known]?.[language]) ?? names[0] ?? "";
}
