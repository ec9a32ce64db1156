// How a search for sessions is sent (contract 3.4): a MAC stands in double quotes.
import { formatMac, parseMac } from "#src/util/mac.ts";
import { parseIp } from "#src/util/ip.ts";

/**
 * The ways of sending what was typed, the documented one first; the next one is tried where nothing was
 * found. A MAC in any notation is sent in quotes: with colons as documented, with dashes as RADIUS
 * writes it, and bare. Anything else with a colon in it (IPv6) is quoted for the same reason.
 */
export function searchForms(text: string): readonly string[] {
  const plain = unquoted(text);
  if (plain === "") return [];
  const mac = parseMac(plain);
  if (mac) return [formatMac(mac, "colon"), formatMac(mac, "dash"), mac].map((form) => `"${form}"`);
  const ip = parseIp(plain);
  if (ip) return [ip.version === 6 ? `"${ip.address}"` : ip.address];
  return [plain.includes(":") ? `"${plain}"` : plain];
}

/** The same for leases, of which no quotes are documented. */
export function leaseForms(text: string): readonly string[] {
  const mac = parseMac(unquoted(text));
  if (!mac) return searchForms(text).map(unquoted);
  return [formatMac(mac, "colon"), formatMac(mac, "dash"), mac];
}

/** Forms of a search as what `askInForms` takes; none means that nothing is searched for. */
export function asSearches(forms: readonly string[]): readonly { search: string | undefined }[] {
  return (forms.length > 0 ? forms : [undefined]).map((search) => ({ search }));
}

function unquoted(text: string): string {
  return text.replaceAll('"', " ").trim();
}
