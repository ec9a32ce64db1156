/** A frequency band of Wi-Fi, GHz. */
export type Band = "2.4" | "5" | "6";

/** The band that a text names: `2.4GHz`, `radio 5G`, `5`; null where it names none. */
export function bandOf(text: string | null): Band | null {
  if (text === null) return null;
  if (/2[.,]4|\b2g\b|802\.11[bg]\b/iu.test(text)) return "2.4";
  if (/\b6\s?g(hz)?\b|^6$/iu.test(text)) return "6";
  return /\b5\s?g(hz)?\b|^5$|\b5[.,]\d/iu.test(text) ? "5" : null;
}

/** The band of a channel's number; null where it may be of several. */
export function bandOfChannel(channel: number | null): Band | null {
  if (channel === null || channel < 1) return null;
  return channel <= 14 ? "2.4" : channel >= 32 && channel <= 177 ? "5" : null;
}
