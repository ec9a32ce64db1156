// The rules that the CRM's forms share (contract 3.1): pure, each with its table of cases.
import { isAll, type ListParams, type Page } from "#src/krill/resource.ts";
import type { FormValues } from "#src/resource/form-spec.ts";

/** Digits and hyphens (contract 3.1). */
export function checkPostalCode(text: string): string | null {
  return /^[\d-]+$/u.test(text) ? null : "postalcode";
}

/** Both coordinates or neither, within the globe. */
export function checkCoordinates(values: FormValues): Record<string, string> {
  const problems: Record<string, string> = {};
  const bounds = { latitude: 90, longitude: 180 } as const;
  for (const [name, bound] of Object.entries(bounds)) {
    const text = typed(values[name]);
    const other = typed(values[name === "latitude" ? "longitude" : "latitude"]);
    if (text === "" && other !== "") problems[name] = "bothCoordinates";
    const number = Number(text.replace(",", "."));
    if (text !== "" && Number.isFinite(number) && Math.abs(number) > bound) problems[name] = name;
  }
  return problems;
}

/** What stands in a field of text, without blanks around it. */
export function typed(value: FormValues[string] | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}

/** Whether a customer may be the one that is being typed: the same external id, or a name like it. */
export function isTwin(
  row: { name?: string | null; surname?: string | null; external_id?: string | null },
  wanted: { external_id: string; name: string },
): boolean {
  const given = row.external_id?.trim().toLowerCase() ?? "";
  if (wanted.external_id.length >= 3 && given === wanted.external_id.toLowerCase()) return true;
  const words = wordsOf(wanted.name);
  const known = wordsOf([row.name, row.surname].filter(Boolean).join(" "));
  if (words.length === 0 || known.length === 0 || wanted.name.length < 4) return false;
  // A single word is too little: half of a town has the same one.
  return words.length === 1
    ? known.length === 1 && known[0] === words[0]
    : words.every((word) => known.includes(word));
}

/**
 * Whether a question for things like the one that is being typed proves nothing: it failed, or rows came, there are more, and
 * none is what was asked for, since a server ignores a filter that it does not know (contract 2.4).
 */
export function isUnchecked<Row>(
  { data, error }: { data?: Page<Row> | undefined; error: unknown },
  params: Pick<ListParams, "limit" | "offset">,
  isMeant: (row: Row) => boolean,
): boolean {
  if (!data) return error !== null;
  return data.received > 0 && !isAll(data, params) && !data.rows.some((row) => isMeant(row));
}

/** Words without accents, case and order: `Pérez García, Ana` is `ana garcia perez`. */
function wordsOf(name: string): string[] {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .toSorted();
}
