/**
 * What the lookup box took the typed text for (PRODUCT section 3). Pure and quick for any text; where a text can be
 * several things, all are kept, the likeliest first.
 */
import { parseIp } from "./ip.ts";
import type { Ip } from "./ip.ts";
import { parseMac } from "./mac.ts";
import { parsePhone } from "./phone.ts";
import type { Phone } from "./phone.ts";
import { likelySerial } from "./serial-guess.ts";
import { parseSerial } from "./serial.ts";
import type { Serial } from "./serial.ts";
import { tidyInput } from "./text.ts";

/** One thing that a text can be. */
export type Reading =
  | { kind: "serial"; serial: Serial }
  | { kind: "mac"; /** 12 lower-case hex digits */ mac: string }
  | { kind: "ip"; ip: Ip }
  | { kind: "phone"; phone: Phone }
  | { kind: "cpe-name"; /** Lower case: `cpe0238` (contract 2.9) */ name: string }
  | { kind: "id"; id: number }
  | { kind: "external-id"; value: string }
  | { kind: "pppoe"; username: string }
  | { kind: "text"; text: string }
  /** A guess, always the last: typed with letters O or I for 0 and 1. */
  | { kind: "likely-serial"; serial: Serial };

/** The whole input: nothing, several things, or one with its readings (never none), the likeliest first. */
export type Recognised =
  | { kind: "empty" }
  | { kind: "list"; /** As typed, trimmed, doubles kept: two or more */ items: string[] }
  | { kind: "one"; readings: [Reading, ...Reading[]] };

/** Says what a typed, pasted or scanned text is. Never throws. */
export function recognise(text: string): Recognised {
  const tidy = tidyInput(text);
  if (tidy === "") return { kind: "empty" };
  const items = listItems(tidy);
  if (items.length > 1) return { kind: "list", items };
  return { kind: "one", readings: readOne(items[0] ?? tidy) };
}

// ---- one thing

type Readings = [Reading, ...Reading[]];

/** Longer texts are free text without a look: no identifier of the API is longer (contract 3.1: 256). */
const LONGEST = 300;
/** Vendor ids seen on labels: only a hint, since any four letters or digits may be one. */
const VENDORS = new Set(
  "ADTN ALCL ASKY BDCM BQNM CDTC CIGG DLNK ELTX FHTT GNXS GPNC HWTC MKPG MSTC NOKA PTIN RTKG SCOM SMBS TPLG UBNT YHTC ZNTS ZTEG ZYCQ ZYXE".split(
    " ",
  ),
);
/** Sixteen hex digits, or the word in front: a serial whatever its vendor. */
const SURELY_SERIAL = /^[0-9a-f]{16}$|\bs[/.]?n\b|\bn\/s\b|\bserial\b|\bserie\b/i;
/** Realm and digits (`cpe0238`, `cpe41385`; six where a network grew), with a line's or a service's name behind it or not. */
const CPE_NAME = /^(cpe(?=[\s_-])|[a-z]{3,8}(?=\d))[\s_-]?(\d{4,6})(?:-\d{1,2}|![\w.-]+)?$/i;
/** A decimal number: half of a coordinate, a light level. */
const DECIMAL = /^\d+[.]\d+$/;
/** A position on a PON (`0/5/14-2`), a date: rather words than another system's code, but it may be one. */
const NUMBERS_AND_SIGNS = /^\d+([./:-]\d+)+$/;

function readOne(text: string): Readings {
  const free: Reading = { kind: "text", text: text.replace(/\s+/g, " ") };
  if (text.length > LONGEST) return [free];
  const plain = unquote(text);
  if (/^\d+$/.test(plain)) return readDigits(plain);
  const readings = readHardware(plain, free) ?? readName(plain) ?? readWords(plain, free);
  const likely = likelySerial(plain);
  return likely ? [...readings, { kind: "likely-serial", serial: likely }] : readings;
}

/** Serials, MACs and addresses: what can be told by its shape alone. */
function readHardware(text: string, free: Reading): Readings | null {
  const serial = parseSerial(text);
  const mac = parseMac(text);
  const ip = parseIp(hostOf(text));
  if (serial && mac) return macOrSerial(mac, serial);
  if (mac) return [{ kind: "mac", mac }];
  if (serial) {
    const first: Reading = { kind: "serial", serial };
    // Eight pairs of digits with colons are an IPv6 address as well.
    if (ip) return [first, { kind: "ip", ip }];
    const isSure = VENDORS.has(serial.printed?.slice(0, 4) ?? "") || SURELY_SERIAL.test(text);
    if (isSure) return [first];
    const words = readWords(text, free);
    // `CRM-2024-00123`: twelve letters and digits, cut as no label cuts a serial.
    const isOddlyCut = text.split(/[\s:-]+/).some((group) => group.length % 2 === 1);
    return isOddlyCut ? [...words, first] : [first, ...words];
  }
  return ip ? [{ kind: "ip", ip }] : null;
}

// A device's own address has an even first octet: an odd one is a group address, so that the vendor's id it is.
function macOrSerial(mac: string, serial: Serial): Readings {
  const isGroup = Number.parseInt(mac.slice(0, 2), 16) % 2 === 1;
  const asMac: Reading = { kind: "mac", mac };
  const asSerial: Reading = { kind: "serial", serial };
  return isGroup ? [asSerial, asMac] : [asMac, asSerial];
}

/** Names with a shape: CPEs, numbered ids, telephone numbers in their written form, PPPoE users. */
function readName(text: string): Readings | null {
  const name = CPE_NAME.exec(text);
  if (name) {
    const reading: Reading = { kind: "cpe-name", name: `${name[1]}${name[2]}`.toLowerCase() };
    // Realms seen have three letters: with others, "user1234" is as likely.
    return name[1]?.length === 3 ? [reading] : [reading, { kind: "external-id", value: text }];
  }
  const numbered = /^(?:#|(?:cpe[\s-]?)?id\s*[:=#]?)\s*(\d{1,9})$/i.exec(text);
  if (numbered) return [{ kind: "id", id: Number(numbered[1]) }];
  const phone = parsePhone(text);
  if (phone) return [{ kind: "phone", phone }];
  if (/^[^\s@,;]+@[^\s@,;]+$/.test(text)) return [{ kind: "pppoe", username: text }];
  return null;
}

/** What is left: codes of other systems (a digit in them), user names, words. */
function readWords(text: string, free: Reading): Readings {
  const isToken = /^[a-z0-9][\w./#:+-]*$/i.test(text);
  if (!isToken || DECIMAL.test(text)) return [free];
  const external: Reading = { kind: "external-id", value: text };
  if (NUMBERS_AND_SIGNS.test(text)) return [free, external];
  if (/\d/.test(text)) return [external, { kind: "pppoe", username: text }, free];
  return /[._]\w/.test(text) ? [{ kind: "pppoe", username: text }, free] : [free];
}

/** Digits only: how many there are says what they are likeliest to be. */
function readDigits(digits: string): Readings {
  const external: Reading = { kind: "external-id", value: digits };
  const id: Reading[] = digits.length <= 9 ? [{ kind: "id", id: Number(digits) }] : [];
  const phone = parsePhone(digits);
  const call: Reading[] = phone ? [{ kind: "phone", phone }] : [];
  const serial = parseSerial(digits);
  const mac = parseMac(digits);
  if (serial && mac) {
    // Twelve: a customer's code, unless it begins as many vendors' addresses do.
    const hardware = macOrSerial(mac, serial);
    return digits.startsWith("0")
      ? [...hardware, external, ...call]
      : [external, ...hardware, ...call];
  }
  if (serial) return [{ kind: "serial", serial }, external];
  const isCall = phone !== null && phone.variants.length > 1;
  if (isCall) return [{ kind: "phone", phone }, external, ...id];
  if (digits.length <= 6 && !digits.startsWith("0")) {
    return [{ kind: "id", id: Number(digits) }, external, ...call];
  }
  return [external, ...id, ...call];
}

function unquote(text: string): string {
  return text.replace(/^(["'`´])(.*)\1$/s, "$2").trim() || text;
}

/** The host of a pasted address (`http://10.8.33.14/`, `10.8.33.14:8080`), an address without its prefix length. */
function hostOf(text: string): string {
  const host = text
    .replace(/^(?:https?:\/\/|ip(?:v[46])?(?:[\s_-]*address)?\s*[:=]\s*)/i, "")
    .replace(/\/.*$/s, "");
  return /^\d+(?:\.\d+){3}:\d+$/.test(host) ? host.replace(/:\d+$/, "") : host;
}

// ---- several things

/** The first line of a pasted column says what the others are. */
const HEADER =
  /^(?:cpe|cpe ?names?|cpes|sn|s\/n|serials?(?: numbers?)?|series?|mac(?: address(?:es)?)?|ips?(?: address(?:es)?)?|ids?|(?:external|internal)[ _]id|phones?|tel[eé]fonos?|username|pppoe(?:[ _]username)?)$/i;

/**
 * The items of a list, or one item when it is none. Lines, tabs, semicolons and commas separate; so do blanks, when
 * each part alone is surely a device's number. An address (`Calle Mayor 3, Madrid`) or a name (`García, Ana`) is one.
 */
function listItems(tidy: string): string[] {
  const parts = tidy
    .split(/[\n\t,;]+/)
    .map((part) => unquote(part.trim()))
    .filter((part) => part !== "");
  const items = HEADER.test(parts[0] ?? "") ? parts.slice(1) : parts;
  if (items.length > 1) return isList(items) ? withoutEcho(items) : [tidy];
  if (parts.length > 1) return [parts[1] ?? tidy];
  const words = (parts[0] ?? "").split(/\s+/);
  const isRow = words.length > 1 && words.every((word) => word.length > 6 && weight(word) === 2);
  return isRow && !parseSerial(parts[0] ?? "") ? words : parts.slice(0, 1);
}

// Numbers and codes alone are weak evidence: "Av. Castilla, 12, 3" has two of them in three.
function isList(items: string[]): boolean {
  const weights = items.map(weight);
  const sure = weights.filter((w) => w === 2).length;
  return sure * 2 > items.length || weights.every((w) => w > 0);
}

/** One number again and again (a scanner that fired twice, a serial in both its forms) is one. */
function withoutEcho(items: string[]): string[] {
  const numbers = new Set(items.map((item) => JSON.stringify(readOne(item)[0])));
  return numbers.size === 1 ? items.slice(0, 1) : items;
}

/** 2: surely a device's number, address or name; 1: a number or code; 0: words. */
function weight(item: string): 0 | 1 | 2 {
  const [reading] = readOne(item);
  switch (reading.kind) {
    case "text":
      return 0;
    case "id":
    case "external-id":
      return 1;
    case "phone":
      return reading.phone.variants.length > 1 ? 2 : 1;
    default:
      return 2;
  }
}
