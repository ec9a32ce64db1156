import { parseMac } from "#src/util/mac.ts";
import { record } from "#src/util/read.ts";
import { parseSerial } from "#src/util/serial.ts";

/** Are these the same value but for case and outer blanks? */
export function isSame(value: string | null | undefined, wanted: string): boolean {
  return typeof value === "string" && fold(value).trim() === fold(wanted).trim();
}

/**
 * Do all words of the text stand somewhere in the row, accents, case and the notation of a MAC or a serial number aside? The
 * names of its fields and its links are no content.
 */
export function areFound(text: string, row: unknown): boolean {
  const content = fold(JSON.stringify(row, valuesAlone));
  const wanted = fold(text).trim();
  return (
    isInOtherNotation(wanted, content) ||
    wanted
      .split(/[\s,;]+/u)
      // As it stands in the content, where quotes and backslashes are escaped.
      .every(
        (word) =>
          content.includes(JSON.stringify(word).slice(1, -1)) || isInOtherNotation(word, content),
      )
  );
}

/** The values of an object, one after another, as `JSON.stringify` goes through it. */
function valuesAlone(_name: string, value: unknown): unknown {
  const fields = record(value);
  if (!fields) return value ?? "";
  return Object.entries(fields).flatMap(([name, inner]) => (name === "_links" ? [] : [inner]));
}

function isInOtherNotation(word: string, content: string): boolean {
  const serial = parseSerial(word);
  const bare = content.replaceAll(/[:.-]/g, "");
  return [parseMac(word), serial?.hex, serial?.printed?.toLowerCase(), ...otherStarts(word)].some(
    (form) => form && bare.includes(form),
  );
}

/**
 * What a serial number in the other notation begins with, where a word is the beginning of one (a label read without its last
 * characters): `HWTC5E00010` gives `485754435e00010`, that one gives `hwtc5e00010`.
 */
function otherStarts(word: string) {
  const bare = word.replaceAll(/[\s:-]/g, "");
  const { length } = bare;
  return [
    length > 3 && parseSerial(bare.padEnd(12, "0"))?.hex.slice(0, length + 4),
    length > 7 &&
      parseSerial(bare.padEnd(16, "0"))
        ?.printed?.toLowerCase()
        .slice(0, length - 4),
  ];
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
