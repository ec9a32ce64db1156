/** Serial numbers that were not read right: apart from the others, since only the lookup guesses. */
import { parseSerial, type Serial } from "./serial.ts";

/** The digits behind the vendor, read from the end. */
const LAST_EIGHT = /(?:[0-9a-fio][\s:-]*){8}$/i;
const LONGEST = 120;

/**
 * The serial number that was likely meant by a text that is none: letters O and I in its last eight places, where only hex digits
 * can stand, are zeros and ones. Null where that makes no serial number either. A guess: to be offered, never to be taken.
 */
export function likelySerial(text: string): Serial | null {
  if (text.length > LONGEST) return null;
  const plain = text.trim();
  const last = LAST_EIGHT.exec(plain);
  if (!last || !/[oi]/i.test(last[0]) || parseSerial(plain)) return null;
  return parseSerial(
    plain.slice(0, last.index) + last[0].replaceAll(/o/gi, "0").replaceAll(/i/gi, "1"),
  );
}
