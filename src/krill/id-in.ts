import { record, whole } from "#src/util/read.ts";
import { idField } from "./read-row.ts";

/** The address of a thing of the API, as some servers write a relation: its last word is the id. */
const ADDRESS = /^(?:https?:\/)?\/\S{0,500}\/(\d{1,15})\/?$/iu;

/** The id of a related thing, given as number, text, address, or the whole of it; null where it is none of these. */
export function idIn(value: unknown): number | null {
  const said = record(value)?.["id"] ?? value;
  const inAddress = typeof said === "string" ? ADDRESS.exec(said)?.[1] : undefined;
  return idField(inAddress ?? said, whole());
}
