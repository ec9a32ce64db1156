import { cleanText, visible } from "#src/util/text.ts";
import type { Cpe } from "./api.ts";

/** Street, postal code and city of a device or a customer; null where nothing is known. */
export function addressOf(place: Pick<Cpe, "address" | "city" | "postalcode">): string | null {
  const town = [cleanText(place.postalcode), cleanText(place.city)].filter(Boolean).join(" ");
  const parts = [cleanText(place.address), town].filter(Boolean);
  return parts.length > 0 ? visible(parts.join(", "), 300) : null;
}

/** A position in degrees. */
interface Place {
  latitude: number;
  longitude: number;
}

/** Where a device or a customer stands; null where nobody entered it. `0, 0` is a form left empty. */
export function placeOf(
  thing: { latitude?: number | null; longitude?: number | null } | null | undefined,
): Place | null {
  const { latitude, longitude } = thing ?? {};
  if (typeof latitude !== "number" || typeof longitude !== "number") return null;
  return latitude === 0 && longitude === 0 ? null : { latitude, longitude };
}
