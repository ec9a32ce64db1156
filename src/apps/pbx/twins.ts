// What no two items of a PBX have the same of (contract 3.3: no CLI twice among groups and queues). Pure.
import type { FormValues } from "#src/resource/form-spec.ts";
import { isSameNumber, type Target } from "./jump.ts";
import type { PbxPlan } from "./model.ts";
import type { ItemKind } from "./paths.ts";

/** Kinds of items that others are called by their number or name. */
export type TwinKind = Exclude<ItemKind, "schedules">;

/**
 * The items that have what is typed already: the number of a group, queue or extension, a DDI, the name of a receptionist, to
 * which calls are sent by it. `id`: the item that is being changed; null for a new one.
 */
export function twinsOf(
  kind: TwinKind,
  values: FormValues,
  id: string | null,
  plan: PbxPlan,
): Target[] {
  const text = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const isOther = (of: TwinKind, one: { id: number }) => of !== kind || String(one.id) !== id;
  if (kind === "ddis")
    return plan.ddis
      .filter((one) => isSameNumber(one.number, text("ddi")) && isOther("ddis", one))
      .map((one): Target => ({ kind: one.kind, id: one.id }));
  if (kind === "receptionists")
    return plan.receptionists
      .filter((one) => one.name === text("name") && isOther("receptionists", one))
      .map((one): Target => ({ kind: one.kind, id: one.id }));
  const cli = text("cli");
  if (cli === "") return [];
  return [
    ...plan.groups.filter((one) => one.cli === cli && isOther("groups", one)),
    ...plan.queues.filter((one) => one.cli === cli && isOther("queues", one)),
    ...plan.extensions.filter(({ number }) => number === cli),
  ].map((one): Target =>
    "kind" in one ? { kind: one.kind, id: one.id } : { kind: "extension", number: one.number },
  );
}
