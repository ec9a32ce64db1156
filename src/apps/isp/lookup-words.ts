import { currentLanguage } from "#src/i18n/i18n.ts";
import type { LookupAsked } from "#src/resource/app.ts";

/** What the lookup asks the CRM for, as the popup says it. */
export const words = {
  serialHex: {
    en: "CPEs by serial number (hexadecimal form)",
    es: "CPE por número de serie (forma hexadecimal)",
  },
  serialPrinted: {
    en: "CPEs by serial number (printed form)",
    es: "CPE por número de serie (forma impresa)",
  },
  mac: { en: "CPEs by MAC address", es: "CPE por dirección MAC" },
  macColons: {
    en: "CPEs by MAC address with colons",
    es: "CPE por dirección MAC con dos puntos",
  },
  fixedAddress: { en: "CPEs by fixed IP address", es: "CPE por dirección IP fija" },
  name: { en: "CPEs by name", es: "CPE por nombre" },
  host: {
    en: "CPEs by their host's name in the monitoring",
    es: "CPE por el nombre de su host en la monitorización",
  },
  id: { en: "CPEs by id", es: "CPE por id" },
  externalId: { en: "CPEs by external ID", es: "CPE por ID externo" },
  phone: { en: "POTS lines by number", es: "líneas por número" },
  pppoe: { en: "CPEs by PPPoE username", es: "CPE por usuario PPPoE" },
  text: { en: "CPEs by free text", es: "CPE por texto libre" },
  customerExternalId: { en: "customers by external ID", es: "clientes por ID externo" },
  customerText: { en: "customers by free text", es: "clientes por texto libre" },
} satisfies Record<string, LookupAsked["what"]>;

/** The list of everything that a free text found, where there is more than the popup shows. */
export const allCpes = (total: number): string =>
  ({ en: `All ${total} CPEs that match`, es: `Los ${total} CPE que coinciden` })[currentLanguage()];

/** The same of customers. */
export const allCustomers = (total: number): string =>
  ({ en: `All ${total} customers that match`, es: `Los ${total} clientes que coinciden` })[
    currentLanguage()
  ];
