import { formatMac, parseMac } from "#src/util/mac.ts";
import { cleanText, visible } from "#src/util/text.ts";

/** A station's MAC as people read it, or as it came. */
export function macText(mac: string | null | undefined): string {
  const hex = parseMac(mac ?? "");
  return hex ? formatMac(hex) : visible(cleanText(mac) ?? "", 120);
}
