// How a search for sessions is sent (contract 3.4): a MAC stands in double quotes.
import type { ListParams, Page } from "#src/krill/resource.ts";
import { askInForms } from "#src/resource/ask-in-forms.ts";
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

/**
 * Asks in one form after the other; for an IPv6 address that nothing has, then for the prefixes that it lies in.
 * @param formsOf the forms of a search
 * @throws as `fetchPage`
 */
export async function askAs<Row extends Record<string, unknown>>(
  formsOf: (text: string) => readonly string[],
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<Row>> {
  const forms = formsOf(params.search ?? "");
  const searches = forms.map((search) => ({ search }));
  const asked = { ...params, search: forms[0] };
  const page = await askInForms(fetchPage, asked, searches, signal);
  const ip = page.received === 0 && !page.total ? parseIp(unquoted(params.search ?? "")) : null;
  if (ip?.version !== 6) return page;
  const { askForPrefixes } = await import("./ip-prefix.ts");
  const written = (prefix: string) => formsOf(prefix)[0] ?? prefix;
  return askForPrefixes(fetchPage, asked, ip.address, written, signal);
}

function unquoted(text: string): string {
  return text.replaceAll('"', " ").trim();
}
