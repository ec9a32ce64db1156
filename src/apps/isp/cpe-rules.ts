// The rules of a CPE (contract 3.1, field table and "Validation known"): pure. What a technology needs,
// how serials, MACs and addresses are typed and stored, and what a save does to the network.
import type { FormValues } from "#src/resource/form-spec.ts";
import { parseIp } from "#src/util/ip.ts";
import { formatMac, parseMac } from "#src/util/mac.ts";
import { parseSerial } from "#src/util/serial.ts";
import { checkCoordinates, typed } from "./form-rules.ts";

/** The technologies of the contract; empty stands for softphones. */
export const TECHS = ["gpon", "docsis", "wimax", "ghn", "ethernet", "voip"] as const;

/** Whether a field belongs to the technology that is chosen. */
export function isOf(...techs: readonly string[]): (values: FormValues) => boolean {
  return (values) => techs.includes(typed(values["tech"]).toLowerCase());
}

/** On another operator's network, by its line profile: it may have no speed profile of its own. */
export function isBitstream(values: FormValues): boolean {
  return typed(values["line_profile"]).toLowerCase().startsWith("bitstream");
}

/** Fibre, cable and radio have a speed profile; on bitstream it may be empty. */
export function needsProfile(values: FormValues): boolean {
  return isOf("gpon", "docsis", "wimax", "ghn")(values) && !isBitstream(values);
}

/** A fixed address belongs to the address profile `fixed`, and to no other. */
export function isFixedAddress(values: FormValues): boolean {
  return typed(values["address_profile"]).toLowerCase() === "fixed";
}

/** A serial as it is stored: 16 lower-case hex digits; null where it is none. */
export function readSerial(text: string): string | null {
  return parseSerial(text)?.hex ?? null;
}

/** 12 or 16 letters and digits that make a serial, in any printed form. */
export function checkSerial(text: string): string | null {
  if (parseSerial(text)) return null;
  const bare = text.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return bare.length === 12 || bare.length === 16 ? "snHex" : "snLength";
}

/** Both forms of a serial that is being typed. */
export function noteSerial(text: string): string | null {
  const serial = parseSerial(text);
  return serial && [serial.printed, serial.hex].filter(Boolean).join(" · ");
}

/** A MAC as it is stored: 12 lower-case hex digits; null where it is none. */
export function readMac(text: string): string | null {
  return parseMac(text);
}

/** A MAC in any notation. */
export function checkMac(text: string): string | null {
  return parseMac(text) ? null : "mac";
}

/** The MAC that was understood. */
export function noteMac(text: string): string | null {
  const mac = parseMac(text);
  return mac && formatMac(mac);
}

/** An IPv4 address that a device can have. */
export function checkFixedAddress(text: string): string | null {
  return parseIp(text)?.version === 4 ? null : "ipv4";
}

/** An IPv4 address with its mask: `192.168.1.1/24`. */
export function checkLan(text: string): string | null {
  const [address = "", mask = "", more] = text.split("/");
  const bits = /^\d{1,2}$/u.test(mask) ? Number(mask) : 99;
  return more === undefined && parseIp(address)?.version === 4 && bits <= 32 ? null : "cidr";
}

/** A VLAN by IEEE 802.1Q. */
export function checkVlan(text: string): string | null {
  const number = Number(text);
  return number >= 1 && number <= 4094 ? null : "vlan";
}

/**
 * The rules that join several fields. `snMissing` is soft: whether a server takes a fibre device without
 * its serial is a variable of that server.
 */
export function checkCpe(values: FormValues, base: FormValues | null): Record<string, string> {
  const problems = base === null || hasMoved(values, base) ? checkCoordinates(values) : {};
  const isGpon = isOf("gpon");
  const hasSerial = typed(values["sn"]) !== "";
  const lostSerial = base !== null && typed(base["sn"]) !== "";
  if (isGpon(values) && !hasSerial && (base === null || lostSerial || !isGpon(base)))
    problems["sn"] = "snMissing";
  return problems;
}

function hasMoved(values: FormValues, base: FormValues): boolean {
  return ["latitude", "longitude"].some((name) => typed(values[name]) !== typed(base[name]));
}

const RECONFIGURES = ["wifi_ssid", "wifi_password", "wifi_profile", "lan_cidr", "bridge"];
const REPROVISIONS = [
  "sn",
  "model",
  "profile",
  "line_profile",
  "tv_profile",
  "address_profile",
  "fixed_address",
  "me_vlan",
  "mac",
  "active",
];

/** What a save does beyond the CPE itself (contract 2.11): keys of the form's `effects`. */
export function cpeEffects(
  changed: readonly string[],
  values: FormValues,
  isNew: boolean,
): readonly string[] {
  if (isNew) return isOf("gpon")(values) && typed(values["sn"]) !== "" ? ["provisions"] : [];
  const has = (names: readonly string[]) => names.some((name) => changed.includes(name));
  const isOff = (name: string) => changed.includes(name) && values[name] === false;
  return [
    ...(isOff("active") || isOff("access") ? ["cuts"] : []),
    ...(has(REPROVISIONS) && values["disable_provision"] !== true ? ["reprovisions"] : []),
    ...(has(RECONFIGURES) && values["disable_reconfig"] !== true ? ["reconfigures"] : []),
    ...(changed.includes("sn") ? ["serialFixed"] : []),
  ];
}

/**
 * The model of a device whose OLT calls it `type` (`245H`): the one of that name, else the only one whose name
 * has it in it (`HG8245H`); null where it may be several.
 */
export function modelOfType(type: string, names: readonly string[]): string | null {
  const wanted = type.trim().toLowerCase();
  if (wanted.length < 3) return null;
  const same = names.find((name) => name.toLowerCase() === wanted);
  if (same !== undefined) return same;
  const near = names.filter((name) => name.toLowerCase().includes(wanted));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Whether a profile or model belongs to a technology; one that does not say belongs to all. */
export function fitsTech(tech: string | null | undefined, wanted: string): boolean {
  return !tech || wanted === "" || tech.toLowerCase() === wanted.toLowerCase();
}

/** Whether a profile belongs to a realm; one that names none belongs to all. */
export function fitsRealm(
  profile: { realm?: string | null; realms?: readonly string[] | null },
  realm: string,
): boolean {
  const realms = [...(profile.realms ?? []), ...(profile.realm ? [profile.realm] : [])];
  return realms.length === 0 || realm === "" || realms.includes(realm);
}
