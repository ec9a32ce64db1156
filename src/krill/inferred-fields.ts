// Fields whose form nobody documents (contract 1, [I]), as servers may write them.
import { timeText } from "#src/util/loose.ts";
import { note, num, record, whole } from "#src/util/read.ts";
import { idField, type FieldReader } from "./read-row.ts";

/** The address of a thing of the API, as some servers write a relation: its last word is the id. */
const ADDRESS = /^(?:https?:\/)?\/\S{0,500}\/(\d{1,15})\/?$/iu;

/** The id of a related thing, given as number, text, address, or the whole of it; null where it is none of these. */
export function idIn(value: unknown): number | null {
  const said = record(value)?.["id"] ?? value;
  const inAddress = typeof said === "string" ? ADDRESS.exec(said)?.[1] : undefined;
  return idField(inAddress ?? said, whole());
}

/** Seconds, also from `1:02:03` (contract 3.3, 3.4: inferred); of `62:03` nobody knows whether it has hours. */
export const durationField: FieldReader<number> = (value, where) => {
  const clock =
    typeof value === "string" ? /^\s*(\d+):([0-5]\d):([0-5]\d)(?:\.\d+)?\s*$/u.exec(value) : null;
  if (!clock) return num(value, where);
  const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

/** A time as text, also from seconds or milliseconds since 1970; what stands for "never" there, as zeros, is null. */
export const timeField: FieldReader<string> = (value, where) => {
  const said = timeText(value);
  if (said === null && typeof value === "object") note(where, "not-a-date", value);
  return said !== null && /[^0\s:.TZ+-]/iu.test(said) ? said : null;
};
