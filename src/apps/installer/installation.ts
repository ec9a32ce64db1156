// What an installer has filled in so far, and what is sent of it (contract 3.10, 3.1). Pure.
import type { Cpe } from "#src/apps/isp/api.ts";
import type { FormValues } from "#src/resource/form-spec.ts";
import { record, text } from "#src/util/read.ts";
import { parseSerial, sameSerial } from "#src/util/serial.ts";
import { KEPT_MS, type KeptDraft } from "#src/resource/kept-draft.ts";

/** An installation on its way. The Wi-Fi password is not in it: it is stored. */
export interface Installation {
  /** When it was last touched, ms. */
  at: number;
  /** What is filled in, by the API's names; `customer` is a number as text. */
  fields: Readonly<Record<string, string>>;
  /** The customer's CPE that gets the ONU; `new`: one is made; null: not chosen. */
  cpe: number | "new" | null;
  /** A Wi-Fi password was typed: after a reload it has to be typed again. */
  hasPassword: boolean;
  /** When it was sent; null before, and after an answer that settles it, ms. */
  sentAt: number | null;
}

/** One that has not begun. */
export const NEW_INSTALLATION: Installation = {
  at: 0,
  fields: {},
  cpe: null,
  hasPassword: false,
  sentAt: null,
};

/** Where an installation is kept, and how it is read again. */
export const keptInstallation: KeptDraft<Installation> = {
  namespace: "installer",
  name: "installation",
  fresh: NEW_INSTALLATION,
  read: readInstallation,
};

/** The fields of a new CPE and of one that is there, as they are sent. */
const COMMON = ["model", "topology", "wifi_ssid", "dsn"] as const;
const PLACE = ["latitude", "longitude"] as const;
const ONLY_NEW = ["realm", "line_profile"] as const;
/** What is kept of an installation: no secrets. */
const KEPT: ReadonlySet<string> = new Set([
  "sn",
  "customer",
  "profile",
  ...COMMON,
  ...PLACE,
  ...ONLY_NEW,
]);

/** A stored installation, as far as it can be read; a new one where it is too old. */
export function readInstallation(stored: unknown, now: number): Installation {
  const raw = record(stored);
  const at = raw?.["at"];
  if (!raw || typeof at !== "number" || now - at > KEPT_MS) return NEW_INSTALLATION;
  const fields = Object.entries(record(raw["fields"]) ?? {}).filter(
    (entry): entry is [string, string] => KEPT.has(entry[0]) && text(entry[1]) !== null,
  );
  const { cpe, sentAt } = raw;
  return {
    at,
    fields: Object.fromEntries(fields),
    cpe: cpe === "new" || typeof cpe === "number" ? cpe : null,
    hasPassword: raw["hasPassword"] === true,
    sentAt: typeof sentAt === "number" ? sentAt : null,
  };
}

const filled = (one: Installation, name: string) => (one.fields[name] ?? "").trim();

/** The fields that this installation cannot do without, filled in or not: of a CPE that is there far fewer than of a new one. */
export function neededOf(one: Installation): string[] {
  const isBitstream = filled(one, "line_profile").toLowerCase().startsWith("bitstream");
  const ofNew = ["model", ...(isBitstream ? [] : ["profile"]), "line_profile"];
  return ["sn", "customer", ...(one.cpe === "new" ? ofNew : [])];
}

/** What is needed and not there yet, by field, in the order of the page; `cpe` is the choice of one. */
export function missingOf(one: Installation): string[] {
  const isMissing = (name: string) => {
    if (name === "sn") return parseSerial(filled(one, name)) === null;
    return filled(one, name) === "" && !(name === "customer" && typeof one.cpe === "number");
  };
  const hasNoCpe = one.cpe === null && filled(one, "customer") !== "";
  return [...neededOf(one).filter(isMissing), ...(hasNoCpe ? ["cpe"] : [])];
}

/** What is filled in, with what found itself: the CPE that waits, the model that the OLT names. */
export function withFound(
  kept: Installation,
  cpe: Installation["cpe"],
  model: string | null,
): Installation {
  const own = kept.fields["model"] ?? "";
  return { ...kept, cpe, fields: { ...kept.fields, model: own || (model ?? "") } };
}

/** With fields that were filled in; another customer has other CPEs, and perhaps another realm. */
export function withFields(
  before: Installation,
  values: FormValues,
  password: FormValues[string] | undefined,
): Partial<Installation> {
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const next: Record<string, string> = { ...before.fields, ...Object.fromEntries(texts) };
  const isOther = "customer" in values && values["customer"] !== before.fields["customer"];
  if (isOther) next["realm"] = typeof values["realm"] === "string" ? values["realm"] : "";
  // What was chosen for one ONU says nothing of another.
  if (isOtherOnu(before.fields["sn"], next["sn"])) next["model"] = "";
  return {
    fields: next,
    ...(isOther && { cpe: null }),
    ...(typeof password === "string" && { hasPassword: password !== "" }),
  };
}

function isOtherOnu(before = "", now = ""): boolean {
  const [old, next] = [parseSerial(before), parseSerial(now)];
  return old !== null && next !== null && old.hex !== next.hex;
}

type Body = Record<string, string | number | boolean>;

/** The serial number as the API stores it; what is no serial number as it was typed. */
export function serialOf(one: Installation): string {
  return parseSerial(filled(one, "sn"))?.hex ?? filled(one, "sn");
}

/** The body of a new CPE; what was left empty is not in it. */
export function creationOf(one: Installation, password: string): Body {
  const profile = Number(filled(one, "profile"));
  return {
    customer: Number(filled(one, "customer")),
    tech: "gpon",
    active: true,
    access: true,
    sn: serialOf(one),
    ...(profile > 0 ? { profile } : {}),
    ...only(one, [...ONLY_NEW, ...COMMON]),
    ...placeOf(one),
    ...(password === "" ? {} : { wifi_password: password }),
  };
}

/** What changes of a CPE that is there: only what was filled in and is not so already. */
export function changesOf(one: Installation, password: string, cpe: Cpe): Body {
  const now = (name: string): unknown => Reflect.get(cpe, name);
  const isSame = (name: string, value: Body[string]): boolean => {
    if (name === "sn") return sameSerial(cpe.sn, String(value));
    if (name === "latitude" || name === "longitude")
      return Number(now(name)) === Number(value) && now(name) !== null;
    return now(name) === value;
  };
  const wanted: Body = {
    sn: serialOf(one),
    ...(cpe.tech ? {} : { tech: "gpon" }),
    ...only(one, COMMON),
    ...placeOf(one),
    ...(password === "" ? {} : { wifi_password: password }),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isSame(name, value)));
}

function only(one: Installation, names: readonly string[]): Body {
  return Object.fromEntries(
    names.flatMap((name) => (filled(one, name) === "" ? [] : [[name, filled(one, name)]])),
  );
}

/** Both coordinates as text, with at most seven decimals (contract 2.8); nothing where one is missing. */
function placeOf(one: Installation): Body {
  const [latitude, longitude] = PLACE.map((name) => filled(one, name));
  return latitude && longitude ? { latitude, longitude } : {};
}
