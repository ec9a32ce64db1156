import type { Db } from "#mocks/db/db.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import { readFields, type Field, type FieldErrors, type Fields } from "#mocks/fields.ts";
import { ADDRESS_PROFILES, LINE_PROFILES, MODELS, REALMS, TECHS } from "#mocks/seed/catalog.ts";

const text = (label: string, more: Partial<Field> = {}): Field => ({
  type: "string",
  label,
  nullable: true,
  ...more,
});
const flag = (label: string): Field => ({ type: "boolean", label });
const readOnly = (label: string): Field => ({ type: "string", label, readOnly: true });
const digits = (value: unknown) =>
  /^[0-9-]*$/.test(String(value)) ? null : "Only digits and hyphens are allowed.";

/** A MAC as it is stored: 12 lower-case hex digits; null when it is none. */
export function readMac(value: unknown): string | null {
  const hex = String(value)
    .replaceAll(/[:.\-\s]/g, "")
    .toLowerCase();
  return /^[0-9a-f]{12}$/.test(hex) ? hex : null;
}

/** A serial number as it is stored, from 16 hex digits or the printed form (contract 3.1); null when it is none. */
export function readSerial(value: unknown): string | null {
  const plain = String(value).trim();
  if (/^[0-9a-fA-F]{16}$/.test(plain)) return plain.toLowerCase();
  if (!/^[0-9a-zA-Z]{4}[0-9a-fA-F]{8}$/.test(plain)) return null;
  const vendor = Array.from(plain.slice(0, 4).toUpperCase(), (c) =>
    c.charCodeAt(0).toString(16),
  ).join("");
  return vendor + plain.slice(4).toLowerCase();
}

const mac = (value: unknown) => (readMac(value) ? null : "Enter a valid MAC address.");

/** A CPE's fields (contract 3.1). */
export const CPE_FIELDS: Fields = {
  id: { type: "integer", label: "ID", readOnly: true },
  cpename: readOnly("Cpename"),
  internal_id: readOnly("Internal id"),
  realm: { type: "choice", label: "Realm", choices: REALMS },
  customer: { type: "field", label: "Customer", required: true },
  tech: { type: "choice", label: "Technology", choices: TECHS, nullable: true },
  model: {
    type: "choice",
    label: "CPE model",
    required: true,
    choices: MODELS.map((one) => one.name),
  },
  sn: text("Serial number", {
    check: (value) => {
      if (!/^([0-9a-zA-Z]{12}|[0-9a-zA-Z]{16})$/.test(String(value)))
        return "Must have 12 or 16 alphanumeric characters.";
      return readSerial(value) ? null : "Serial number is not hexadecimal.";
    },
  }),
  dsn: text("DSN"),
  mac: text("MAC", { check: mac }),
  mtamac: text("MTA/ATA MAC", { check: mac }),
  wanmac: text("Wan MAC", { check: mac }),
  remote_id: text("Remote ID"),
  profile: { type: "field", label: "Speed profile", nullable: true },
  line_profile: { type: "choice", label: "Line profile", choices: LINE_PROFILES, nullable: true },
  address_profile: {
    type: "choice",
    label: "Address profile",
    choices: ADDRESS_PROFILES,
    nullable: true,
  },
  fixed_address: text("Fixed address", {
    check: (value) =>
      /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$/.test(String(value))
        ? null
        : "Enter a valid IPv4 address.",
  }),
  lan_cidr: text("Fixed IP/mask to set in LAN side"),
  me_vlan: { type: "integer", label: "Metro ethernet VLAN", nullable: true },
  tv_profile: text("TV profile"),
  voip_profile: text("VoIP profile"),
  wifi_profile: text("WiFi profile"),
  wifi_ssid: text("WiFi SSID", { maxLength: 32 }),
  wifi_password: text("WiFi password", { maxLength: 63 }),
  pppoe_username: text("PPPoE username"),
  pppoe_password: text("PPPoE password"),
  active: flag("Active"),
  access: flag("Access the internet"),
  external_voip: flag("Must register VoIP lines in external server"),
  probe: flag("Is a probe"),
  enable_notifications: flag("Enable notifications"),
  bridge: flag("Bridge"),
  disable_provision: flag("No reprovision"),
  disable_reconfig: flag("No reconfig"),
  expiration_date: { type: "date", label: "Expiration date", nullable: true },
  external_id: text("External ID", { maxLength: 256 }),
  topology: { type: "string", label: "Topology" },
  address: text("Address"),
  city: text("City"),
  locality: text("Locality"),
  postalcode: text("Postal code", { check: digits }),
  country: text("Country"),
  latitude: { type: "decimal", label: "Latitude", nullable: true },
  longitude: { type: "decimal", label: "Longitude", nullable: true },
  notes: text("Notes"),
  created: readOnly("Created"),
  updated: readOnly("Updated"),
};

/** A customer's fields (contract 3.1). */
export const CUSTOMER_FIELDS: Fields = {
  id: { type: "integer", label: "ID", readOnly: true },
  name: { type: "string", label: "Name", required: true, maxLength: 255 },
  surname: { type: "string", label: "Surname", maxLength: 255 },
  external_id: text("External ID", { maxLength: 256 }),
  address: { type: "string", label: "Address" },
  city: { type: "string", label: "City" },
  country: { type: "string", label: "Country" },
  postalcode: text("Postal code", { check: digits }),
  latitude: { type: "decimal", label: "Latitude", nullable: true },
  longitude: { type: "decimal", label: "Longitude", nullable: true },
  comment: { type: "string", label: "Comment" },
  realm: { type: "choice", label: "Realm", choices: REALMS },
  created: readOnly("Created"),
  updated: readOnly("Updated"),
};

/** A telephone line's fields (contract 3.1). */
export const POTS_FIELDS: Fields = {
  id: { type: "integer", label: "ID", readOnly: true },
  lineid: readOnly("Line id"),
  order: { type: "integer", label: "Port", readOnly: true },
  cli: text("CLI", { maxLength: 16 }),
  label: text("Label", { maxLength: 30 }),
  context: { type: "field", label: "Context", nullable: true },
  language: text("Language"),
  username: text("SIP username"),
  password: text("SIP password"),
  dtmf: { type: "choice", label: "DTMF", choices: ["auto", "inband", "rfc2833", "info"] },
  pbx_extension: flag("PBX Ext."),
  voicemail: flag("Voicemail"),
  voicemail_password: text("Voicemail password"),
  custom_digitmap: text("Custom digitmap"),
  billing_profile: text("Billing profile"),
};

/** A speed profile's fields (contract 3.1). */
export const PROFILE_FIELDS: Fields = {
  id: { type: "integer", label: "ID", readOnly: true },
  name: { type: "string", label: "Name", required: true, maxLength: 64 },
  label: text("Label"),
  tech: { type: "choice", label: "Tech", required: true, choices: TECHS },
  downstream: { type: "string", label: "Downstream", required: true },
  upstream: { type: "string", label: "Upstream", required: true },
  access: flag("Internet access"),
};

/** A telephone context's fields (contract 3.1). */
export const CONTEXT_FIELDS: Fields = {
  id: { type: "integer", label: "ID", readOnly: true },
  name: { type: "string", label: "Name", required: true, maxLength: 64 },
};

const NEEDS: Record<string, readonly (keyof Cpe)[]> = {
  gpon: ["sn", "profile", "line_profile"],
  wimax: ["mac", "profile"],
  docsis: ["mac", "profile"],
  ghn: ["mac", "profile"],
};

/** The rules that join several fields (contract 3.1, "Validation known"): what a technology needs, what must be unique. */
function crossChecks(
  db: Db,
  row: Cpe,
  before: Cpe | null,
  changed: ReadonlySet<string>,
): FieldErrors {
  const errors: FieldErrors = {};
  const concerns = (...names: string[]) =>
    before === null || names.some((name) => changed.has(name));
  for (const name of NEEDS[row.tech ?? ""] ?? []) {
    const isExcused = row.is_bitstream && name === "profile";
    if (!row[name] && !isExcused && concerns(name, "tech"))
      errors[name] = ["This field is required for this technology."];
  }
  if (before?.sn && row.sn !== before.sn) errors["sn"] = ["The serial number cannot be changed."];
  if (concerns("fixed_address", "address_profile")) {
    const isFixed = row.address_profile === "fixed";
    if (isFixed && !row.fixed_address)
      errors["fixed_address"] = ["A fixed address is required by this address profile."];
    if (!isFixed && row.fixed_address)
      errors["fixed_address"] = ["Only with the address profile 'fixed'."];
  }
  for (const name of ["sn", "mac", "external_id"] as const) {
    if (!row[name] || !concerns(name, "realm")) continue;
    const twin = db.cpes
      .where(name, row[name])
      .find((one) => one.id !== row.id && one.realm === row.realm);
    if (twin) errors[name] = [`CPE with this ${name} already exists (${twin.cpename}).`];
  }
  if (!db.customers.get(row.customer))
    errors["customer"] = [`Invalid pk "${row.customer}" - object does not exist.`];
  if (row.profile !== null && !db.profiles.get(row.profile)) {
    errors["profile"] = [`Invalid pk "${row.profile}" - object does not exist.`];
  }
  return errors;
}

/**
 * Reads a CPE from a body. `blank` is what a new one starts from, `before` the one that is changed. Gives the fields to write, or
 * the messages.
 */
export function readCpe(
  db: Db,
  body: Record<string, unknown>,
  before: Cpe | null,
  blank: Cpe,
  isWhole: boolean,
): { values: Partial<Cpe>; errors: FieldErrors } {
  const { values, errors } = readFields(CPE_FIELDS, body, isWhole);
  if (values["sn"]) values["sn"] = readSerial(values["sn"]);
  for (const name of ["mac", "mtamac", "wanmac"])
    if (values[name]) values[name] = readMac(values[name]);
  const row: Cpe = { ...(before ?? blank), ...values };
  return {
    values,
    errors: { ...crossChecks(db, row, before, new Set(Object.keys(values))), ...errors },
  };
}
