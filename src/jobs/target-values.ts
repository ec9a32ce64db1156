import { isAlike } from "#src/util/alike.ts";
import { record as fields } from "#src/util/read.ts";
import type { FieldValue, JobTarget, JobWork } from "./job.ts";

type ChangeWork = Extract<JobWork, { kind: "change" }>;

/** Ids are never given anew, one hopes; a name that differs shows that it was (contract 2.9). */
export function isAnother(
  data: Readonly<Record<string, unknown>>,
  { id, name }: JobTarget,
): boolean {
  if (String(data["id"]) !== String(id)) return true;
  const now = data["cpename"];
  return typeof now === "string" && now !== "" && !name.startsWith("#") && now !== name;
}

const YES = new Set(["true", "1", "yes", "y", "si", "sí", "on"]);
const NO = new Set(["false", "0", "no", "n", "off"]);

/** The value that a target of a change gets; undefined where its own text does not fit the field. */
export function valueFor(work: ChangeWork, target: JobTarget): FieldValue | undefined {
  if (target.value === null) return work.value;
  const text = target.value.trim();
  const kind = work.type ?? (typeof work.value === "boolean" ? "flag" : typeof work.value);
  if (kind === "flag") {
    if (YES.has(text.toLowerCase())) return true;
    return NO.has(text.toLowerCase()) ? false : undefined;
  }
  // Null clears a field (contract 2.11).
  if (text === "") return null;
  if (kind !== "number") return target.value;
  return /^-?\d+(\.\d+)?$/u.test(text) ? Number(text) : undefined;
}

/** A field as one plain value; a relation that the server embeds as its id; undefined: not told. */
export function plainValue(value: unknown): FieldValue | undefined {
  if (value === null) return null;
  if (typeof value === "object") return plainValue(fields(value)?.["id"]);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return undefined;
}

/** Whether a field already holds what is wanted of it; never where one of the two was not told. */
export function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  // "1.10" and "1.1" may be versions: only Undo, which knows that it is the same field's, takes them for one.
  return typeof a === "string" && typeof b === "string" ? a === b : isAlike(a, b);
}
