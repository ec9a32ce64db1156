/** GPON serial numbers: one number, printed in many ways (contract 2.9, 3.1). */

/** A GPON serial in its two forms. */
export type Serial = {
  /** 16 lower-case hex digits, as the API stores it: `4857544314310a47`. */
  hex: string;
  /** The label's form, `HWTC14310A47`; null where the first 8 digits are not 4 capital letters or digits in ASCII. */
  printed: string | null;
};

const SEPARATORS = /[\s:\-\u2010-\u2015\u2212]+/g;
const ENDS = /^["'`´“”«»]+|["'`´“”«».,;]+$/g;
/** `SN`, `S/N:`, `GPON SN =`, `Serial number:`, `Nº de serie`, `N/S` … in front of the number itself. */
const LABEL =
  /^(?:(?:g?pon|ont|onu)[\s_-]*)?(?:s[\s_.\\/-]?n\.?|serial(?:[\s_-]*(?:number|num|no|nº))?|(?:n[ºo°]?|n[úu]m(?:ero)?)?[\s.]*(?:de\s+)?serie|n\/s)\s*[.:=#-]*\s*/i;
/** 12 hex digits cut where a MAC is never cut: not in pairs. */
const FOUR_THEN_EIGHT =
  /^[0-9a-f]{4}[\s:\-\u2010-\u2015\u2212]*[0-9a-f]{4}[\s:\-\u2010-\u2015\u2212]*[0-9a-f]{4}$/i;
const LONGEST = 120;

/**
 * Reads a serial number in any printed form: 16 hex digits or 4 letters/digits and 8 hex digits, in either case, with
 * spaces, dashes or colons between, `SN`/`S/N`/`Serial number:` in front, quotes or line ends around, both forms side
 * by side (`48575443A4D54E42 (HWTC-A4D54E42)`). Null when it is none, or when two forms disagree.
 *
 * 12 bare hex digits are read as a serial too, since vendor ids may be hex (`DF22`, contract 2.9): whoever also takes
 * MACs has to weigh both. Twelve digits in pairs (`7c:b7:…`) are a MAC and give null.
 */
export function parseSerial(text: string): Serial | null {
  if (text.length > LONGEST) return null;
  const plain = text.trim().replace(ENDS, "").trim();
  return readForms(plain) ?? readForms(plain.replace(LABEL, ""));
}

/** Both forms of a serial given as 16 hex digits in either case; `printed` is null where they do not decode. */
export function serialForms(hex: string): Serial {
  const low = hex.toLowerCase();
  const vendor = decodeVendor(low);
  return { hex: low, printed: vendor === null ? null : vendor + low.slice(8).toUpperCase() };
}

/** Are these two texts the same serial number, in whatever form each is? Texts that are no serial are never the same. */
export function sameSerial(a: string | null | undefined, b: string | null | undefined): boolean {
  const left = a ? parseSerial(a) : null;
  const right = b ? parseSerial(b) : null;
  return left !== null && left.hex === right?.hex;
}

// Lower-case vendor letters count as not decodable: the label's form is read with capitals, so that a printed form
// of theirs would lead to another number.
function decodeVendor(hex: string): string | null {
  if (!/^[0-9a-f]{16}$/.test(hex)) return null;
  const vendor = (hex.slice(0, 8).match(/../g) ?? [])
    .map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
    .join("");
  return /^[A-Z0-9]{4}$/.test(vendor) ? vendor : null;
}

function readForms(text: string): Serial | null {
  const brackets = /^([^()[\]{}<>]*)[([{<]([^()[\]{}<>]*)[)\]}>]([^()[\]{}<>]*)$/.exec(text);
  if (!brackets) return readPlain(text);
  const [, before = "", inside = "", after = ""] = brackets;
  const outer = readPlain(before + after);
  const inner = readPlain(inside);
  if (outer && inner) return outer.hex === inner.hex ? outer : null;
  const vendor = inside.replace(SEPARATORS, "").toUpperCase();
  if (outer) return outer.printed?.slice(0, 4) === vendor ? outer : null;
  const rest = (before + after).replace(SEPARATORS, "");
  if (inner) return rest === "" ? inner : null;
  // `(HWTC) 14310A47`, `HWTC(14310A47)`
  return readPlain(before + inside + after);
}

function readPlain(text: string): Serial | null {
  const bare = text.replace(SEPARATORS, "").replace(/^0x(?=[0-9a-f]{16}$)/i, "");
  if (bare.length === 12 && /^[0-9a-f]+$/i.test(bare) && !FOUR_THEN_EIGHT.test(text.trim())) {
    return null;
  }
  if (bare.length === 12 || bare.length === 16) return readBare(bare);
  if (bare.length !== 28) return null;
  // Both forms in a row, as the console itself shows them.
  return readPair(bare, 12) ?? readPair(bare, 16);
}

function readPair(bare: string, cut: number): Serial | null {
  const first = readBare(bare.slice(0, cut));
  return first && first.hex === readBare(bare.slice(cut))?.hex ? first : null;
}

function readBare(bare: string): Serial | null {
  if (/^[0-9a-f]{16}$/i.test(bare)) return serialForms(bare);
  if (!/^[a-z0-9]{4}[0-9a-f]{8}$/i.test(bare)) return null;
  const vendor = bare.slice(0, 4).toUpperCase();
  const hex = Array.from(vendor, (c) => c.charCodeAt(0).toString(16)).join("");
  return serialForms(hex + bare.slice(4));
}
