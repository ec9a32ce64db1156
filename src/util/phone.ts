/** Telephone numbers: stored by the API as typed (`916727461`, `0034612345678`, contract 3.1 and 3.3). */

/** A number and the spellings under which the API may hold it. */
export type Phone = {
  /** The same for every spelling: national digits for Spain, else country code and number; no `+`, no `00`. */
  digits: string;
  /** What to search for, the likeliest first; `digits` is the first. */
  variants: string[];
};

const LABEL =
  /^(?:tel(?:[eé]fono|ephone|f)?|tfn?o|tlfn?o?|phone|m[oó]vil|mobile|cli|ext(?:ensi[oó]n)?)\s*[.:]*\s*/i;
const NATIONAL = /^[6-9]\d{8}$/;

/**
 * Reads a telephone number: Spanish with or without prefix (`916 727 461`, `+34 916.727.461`, `0034916727461`),
 * international with `+` or `00`, or 2 to 15 bare digits (an extension, a foreign number). `tel:` or `Tlf.` may stand
 * in front. Null for anything else. Bare digits may be many things: whoever also takes ids has to weigh them.
 */
export function parsePhone(text: string): Phone | null {
  if (text.length > 60) return null;
  const plain = text.trim().replace(LABEL, "").replace("(0)", "").replace(/[()]/g, " ").trim();
  if (!/^\+?\d[\d\s.\-\u2010-\u2015/]*$/.test(plain)) return null;
  const digits = plain.replace(/\D/g, "");
  if (plain.startsWith("+")) return international(digits);
  if (/^00[1-9]/.test(digits) && digits.length >= 9) return international(digits.slice(2));
  if (/^34[6-9]\d{8}$/.test(digits)) return international(digits);
  // Cut into single digits or at other places, a row of digits is more likely a date, a position or a coordinate.
  const isGrouped =
    /^\d+$/.test(plain) || plain.split(/\D+/).every((g) => g === "" || g.length > 1);
  if (NATIONAL.test(digits) && isGrouped) return international(`34${digits}`);
  return /^\d{2,15}$/.test(plain) ? { digits, variants: [digits] } : null;
}

function international(digits: string): Phone | null {
  if (!/^[1-9]\d{6,14}$/.test(digits)) return null;
  const forms = [digits, `00${digits}`, `+${digits}`];
  const national = digits.slice(2);
  if (!digits.startsWith("34") || !NATIONAL.test(national)) return { digits, variants: forms };
  return { digits: national, variants: [national, `00${digits}`, `+${digits}`, digits] };
}
