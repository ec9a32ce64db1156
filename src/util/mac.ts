/** MAC addresses: stored as 12 hex digits (contract 3.1), written in many ways. */

const LABEL =
  /^(?:(?:wan|lan|wifi|mta|cm|eth)[\s_-]*)?mac(?:[\s_-]*(?:address|addr|add))?\s*[.:=#]*\s*/i;
const NOTATIONS = [
  /^[0-9a-f]{12}$/, // 7cb733aabbcc
  /^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}$/, // 7c:b7:33:aa:bb:cc, and 0:1b:2:… as some systems print it
  /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/, // 7c-b7-33-aa-bb-cc
  /^[0-9a-f]{2}(?:\.[0-9a-f]{2}){5}$/,
  /^[0-9a-f]{2}(?: [0-9a-f]{2}){5}$/,
  /^[0-9a-f]{4}([.:\- ])[0-9a-f]{4}\1[0-9a-f]{4}$/, // 7cb7.33aa.bbcc, 7cb7-33aa-bbcc
  /^[0-9a-f]{6}[:\- ][0-9a-f]{6}$/, // 7cb733-aabbcc
];

/**
 * Reads a MAC address in any notation (colons, dashes, dots, groups of four or six, bare, quoted, `MAC:` in front).
 * Gives 12 lower-case hex digits, or null. Twelve bare hex digits may also be a serial: see `parseSerial`.
 */
export function parseMac(text: string): string | null {
  if (text.length > 60) return null;
  const plain = text
    .trim()
    .replace(/^["'`]+|["'`,;.]+$/g, "")
    .replace(LABEL, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/^0x/i, "")
    .toLowerCase();
  if (!NOTATIONS.some((notation) => notation.test(plain))) return null;
  const groups = plain.split(/[^0-9a-f]/);
  return groups.length === 6 ? groups.map((g) => g.padStart(2, "0")).join("") : groups.join("");
}

/**
 * A MAC of 12 hex digits as people read it: `7c:b7:33:aa:bb:cc` (`colon`), `7c-b7-…` (`dash`, as RADIUS writes it),
 * `7cb7.33aa.bbcc` (`dot`). What is not 12 hex digits is returned as it came: the API's text is shown, not hidden.
 */
export function formatMac(hex: string, style: "colon" | "dash" | "dot" = "colon"): string {
  if (!/^[0-9a-f]{12}$/i.test(hex)) return hex;
  const size = style === "dot" ? /.{4}/g : /../g;
  const joint = { colon: ":", dash: "-", dot: "." }[style];
  return (hex.toLowerCase().match(size) ?? []).join(joint);
}
