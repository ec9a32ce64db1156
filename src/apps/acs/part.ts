// What the readers of a device's parts share: names of fields, rows of lists, words for on and off. Never throws.
import type { LooseRow } from "#src/util/loose.ts";
import { bool01, record, type Fields } from "#src/util/read.ts";

/** Names that several parts of a device have in common, the likeliest first. */
export const NAMES = {
  on: ["enabled", "enable", "on", "active", "up", "status", "state", "radio_enabled"],
  sent: ["bytes_sent", "sent", "tx_bytes", "bytes_tx", "upload_bytes"],
  received: ["bytes_received", "received", "rx_bytes", "bytes_rx", "download_bytes"],
  ip: ["ip", "ip_address", "address", "external_ip", "ipv4"],
  mac: ["mac", "mac_address", "hwaddr", "physical_address"],
  band: ["band", "frequency_band", "frequency", "radio", "interface", "name"],
  ssid: ["ssid", "wifi_ssid", "network"],
} as const;

/** The rows of a list, of a map by name, or of a single one; what is no object is left out. */
export function items(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.map((row) => record(row)).filter((row) => row !== null);
  const fields = record(value);
  if (!fields) return [];
  const inner = Object.entries(fields).map(([key, row]) => [key, record(row)] as const);
  if (inner.length > 0 && inner.every(([, row]) => row !== null))
    return inner.map(([key, row]) => ({ id: key, name: key, ...row }));
  return inner.length > 0 ? [fields] : [];
}

/** Whether a part is on, by whichever of its fields tells. */
export function isOn(own: LooseRow): boolean | null {
  for (const name of NAMES.on) {
    const value = own.find([name])?.value;
    const said = bool01(value) ?? (typeof value === "string" ? isUpWord(value) : null);
    if (said !== null) return said;
  }
  return null;
}

/** What a word of a state means; null for one that nobody knows. */
export function isUpWord(word: string): boolean | null {
  if (/^(up|on|enabled?|connected|active|online|ok)$/iu.test(word.trim())) return true;
  return /^(down|off|disabled?|disconnected|unconfigured|inactive|offline|nolink|no link|error)$/iu.test(
    word.trim(),
  )
    ? false
    : null;
}

/** A yes or no under any of some names. */
export function flag(own: LooseRow, names: readonly string[]): boolean | null {
  return bool01(own.find(names)?.value);
}

/** A word, or several of a list. */
export function listed(own: LooseRow, names: readonly string[]): string | null {
  const value = own.find(names)?.value;
  if (Array.isArray(value))
    return (
      value.filter((one) => typeof one === "string" || typeof one === "number").join(", ") || null
    );
  return own.word(names);
}

/** The first number in a text: `80MHz`. */
export function numberIn(text: string | null): number | null {
  const found = /\d+/u.exec(text ?? "");
  return found ? Number(found[0]) : null;
}
