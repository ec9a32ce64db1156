/**
 * Pieces as one text that holds nothing but itself. What `${a}${b}` gives keeps its pieces in V8, up to four times the size:
 * that is what decides whether 100,000 CPEs fit, so all text that is kept is made by this.
 */
export function flat(...pieces: readonly (string | number)[]): string {
  return pieces.join("");
}

/** A value as text: text as it is, numbers and booleans as JavaScript prints them, nothing as "", the rest as JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return JSON.stringify(value) ?? "";
}
