// A customer's IPv6 addresses are held as the prefix that they lie in (contract 3.4: `framedipv6prefix`).
import type { ListParams, Page } from "#src/krill/resource.ts";
import { askInForms } from "#src/resource/ask-in-forms.ts";
import { parseIp, parseSix } from "#src/util/ip.ts";

/** The lengths in which prefixes are usually given to customers, the longest first. */
const LENGTHS = [64, 60, 56, 48];

/** The usual prefixes that an IPv6 address lies in, as RADIUS writes them: `2001:db8:b::/56`; none for other texts. */
export function prefixesOf(address: string): readonly string[] {
  const words = parseSix(address);
  if (!words) return [];
  return LENGTHS.flatMap((length) => {
    const net = words.map((word, at) => word & maskOf(length, at)).map((word) => word.toString(16));
    const first = parseIp(net.join(":"));
    return first ? `${first.address}/${length}` : [];
  });
}

/** Whether an IPv6 address lies in a prefix; false for what is none. */
export function isInPrefix(address: string, prefix: string): boolean {
  const [net = "", length = "", ...more] = prefix.trim().split("/");
  const [words, base] = [parseSix(address), parseSix(net)];
  if (!words || !base || more.length > 0 || !/^\d{1,3}$/u.test(length)) return false;
  return words.every((word, at) => ((word ^ (base[at] ?? 0)) & maskOf(Number(length), at)) === 0);
}

/** What of a 16-bit word counts in a prefix of so many bits. */
function maskOf(length: number, at: number): number {
  const bits = Math.min(16, Math.max(0, length - at * 16));
  return 0xffff & (0xffff << (16 - bits));
}

/**
 * Asks for what holds one of the prefixes of an IPv6 address instead of the address.
 * @param written how the text of a prefix is sent
 * @throws as `fetchPage`
 */
export function askForPrefixes<Row extends Record<string, unknown>>(
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  params: ListParams,
  address: string,
  written: (prefix: string) => string,
  signal?: AbortSignal,
): Promise<Page<Row>> {
  const holding = async (asked: ListParams) => {
    const page = await fetchPage(asked, signal);
    // A text may be found in other prefixes: `…::/5` in `…::/56`.
    const rows = page.rows.filter((row) =>
      Object.values(row).some((value) => typeof value === "string" && isInPrefix(address, value)),
    );
    if (rows.length === page.rows.length) return page;
    return rows.length === 0
      ? { ...page, rows, received: 0, total: 0 }
      : { ...page, rows, total: null };
  };
  const forms = prefixesOf(address).map((prefix) => ({ search: written(prefix) }));
  return askInForms(holding, params, forms, signal);
}
