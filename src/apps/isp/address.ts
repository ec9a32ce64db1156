import { cleanText, visible } from "#src/util/text.ts";
import type { Cpe } from "./api.ts";

/** Street, postal code and city of a device or a customer; null where nothing is known. */
export function addressOf(place: Pick<Cpe, "address" | "city" | "postalcode">): string | null {
  const town = [cleanText(place.postalcode), cleanText(place.city)].filter(Boolean).join(" ");
  const parts = [cleanText(place.address), town].filter(Boolean);
  return parts.length > 0 ? visible(parts.join(", "), 300) : null;
}
