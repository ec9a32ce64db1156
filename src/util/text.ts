/**
 * Text as it comes from people and devices: telling "nothing" from something, tidying what was typed or pasted,
 * and making hostile characters harmless before display.
 */

/** Characters that take no room or turn the reading direction: bidi marks and overrides, zero-width, fillers, tags. */
const INVISIBLE =
  "\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}";
const CONTROL_BUT_BREAKS = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F";

const HARMFUL = new RegExp(`[${INVISIBLE}${CONTROL_BUT_BREAKS}]`, "gu");
const HIDDEN_IN_JSON = new RegExp(`[${INVISIBLE}${CONTROL_BUT_BREAKS}\\u2028\\u2029]`, "gu");
const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;

/**
 * Is this one of the API's ways to say "nothing"? null, undefined, `""`, `" - "`, `"------"` (contract 2.8): any text
 * of blanks and hyphens only. Numbers and booleans are never nothing, 0 and false included.
 */
export function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === "string" && /^[\s-]*$/.test(value))
  );
}

/**
 * A value of the API as text, or null where it says nothing (contract 2.8). The text is returned as it came: some
 * identifiers have significant blanks (contract 2.9, rubik), so nothing is trimmed. Objects and lists give null.
 */
export function cleanText(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") {
    return String(value);
  }
  return typeof value === "string" && !isNothing(value) ? value : null;
}

/**
 * Text from a device or a customer made safe to show: control, bidi-override and zero-width characters and broken
 * surrogates become U+FFFD, line breaks become `\n`, and what is longer than `max` characters ends in `…`.
 */
export function visible(text: string, max = 500): string {
  // Cut before the replacements, so that a reply of megabytes costs no more than its visible part.
  const head = text.slice(0, max * 2 + 2).replace(LINE_BREAKS, "\n");
  const safe = head.toWellFormed().replace(HARMFUL, "\uFFFD");
  if (safe.length <= max) return safe;
  const points = Array.from(safe);
  return points.length <= max ? safe : `${points.slice(0, Math.max(0, max - 1)).join("")}…`;
}

/** JSON that shows what is hidden in it, as `\u202e`, and says the same to who reads it. */
export function escapeHidden(json: string): string {
  return json.replaceAll(HIDDEN_IN_JSON, (sign) =>
    sign.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

/**
 * What was typed, pasted or scanned, ready to be read: byte order marks, zero-width, bidi and control characters
 * dropped, full-width forms (`ＨＷＴＣ１２`) and odd blanks made plain, line breaks `\n`, both ends trimmed. Accents,
 * letter case and inner blanks stay. For input only: never for identifiers that the API gave.
 */
export function tidyInput(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAKS, "\n")
    .replace(HARMFUL, "")
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n\t ]/g, " ")
    .normalize("NFC")
    .trim();
}

/** Whether a text is the kind of id that other systems give, as one ISP's topologies are (contract 2.9). */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text);
}
