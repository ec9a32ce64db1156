import { isSecretName } from "#src/util/secrets.ts";
import { changeToKeep, thingKey, type ActionRecord, type ActionThing } from "./record.ts";

/** A thing as the console sees it now: a field's value as it is sent, `undefined` where that is not known; null where the thing is gone. */
export type SeenThing = ((field: string) => unknown) | null;

/**
 * Writes to a thing whose outcome is unknown, of which that is told by what the console sees now; each as it is to be
 * written down. Of a secret nothing is told, nor of a change to a thing that is gone.
 */
export function seenSince(
  records: readonly ActionRecord[],
  thing: Pick<ActionThing, "app" | "kind" | "id">,
  now: SeenThing,
  at: number,
): ActionRecord[] {
  return records.flatMap((record) => {
    if (record.state !== "unknown" || record.checkedAt !== null) return [];
    if (thingKey(record.thing) !== thingKey(thing)) return [];
    const seen = seenOf(record, now);
    return seen === null ? [] : [{ ...record, checkedAt: at, seen }];
  });
}

function seenOf(
  { action, changes = [] }: ActionRecord,
  now: SeenThing,
): ActionRecord["seen"] | null {
  if (now === null) return action === "delete" ? "so" : null;
  if (action !== "change" && action !== "undo") return null;
  let isSo = true;
  for (const { field, to } of changes) {
    const value = now(field);
    if (value === undefined || isSecretName(field)) return null;
    if (changeToKeep(field, null, value).to !== to) isSo = false;
  }
  return isSo ? "so" : "not-so";
}
