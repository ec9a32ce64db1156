import { parseMac } from "#src/util/mac.ts";
import { parseSerial } from "#src/util/serial.ts";

/** Are these the same value but for case and outer blanks? */
export function isSame(value: string | null | undefined, wanted: string): boolean {
  return typeof value === "string" && fold(value).trim() === fold(wanted).trim();
}

/** Do all words of the text stand somewhere in the row, accents, case and the notation of a MAC or a serial number aside? */
export function areFound(text: string, row: unknown): boolean {
  const content = fold(JSON.stringify(row));
  return fold(text)
    .split(/[\s,;]+/u)
    .every((word) => content.includes(word) || isInOtherNotation(word, content));
}

function isInOtherNotation(word: string, content: string): boolean {
  const serial = parseSerial(word);
  const bare = content.replaceAll(/[:.-]/g, "");
  return [parseMac(word), serial?.hex, serial?.printed?.toLowerCase()].some(
    (form) => form && bare.includes(form),
  );
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
