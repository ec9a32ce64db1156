// Ways on that name an item by what it is called (contract 3.3: `rec:Bienvenido`, `grp:22`): renamed, it is not found by them.
// Pure.
import type { FormValues } from "#src/resource/form-spec.ts";
import { RULE } from "./call-route.ts";
import { keyOf, targetOf, type PlaceKey } from "./jump.ts";
import type { JumpText, PbxPlan } from "./model.ts";
import type { TwinKind } from "./twins.ts";

const KINDS = {
  ddis: "ddi",
  groups: "group",
  queues: "queue",
  receptionists: "receptionist",
} as const;

/** Where the ways stand that lead to an item now and would not once it is called as is typed; a place for each way. */
export function lostBy(
  kind: TwinKind,
  values: FormValues,
  id: string,
  plan: PbxPlan,
): readonly PlaceKey[] {
  const typed = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const [ddi, cli, name] = [typed("ddi"), typed("cli"), typed("name")];
  if (kind === "ddis" ? ddi === "" : kind === "receptionists" ? name === "" : cli === "") return [];
  const isIt = (one: { id: number }) => String(one.id) === id;
  const then: PbxPlan = {
    ...plan,
    [kind]: plan[kind].map((one) =>
      isIt(one) ? { ...one, ...(kind === "ddis" ? { number: ddi } : { cli, name }) } : one,
    ),
  };
  const key = keyOf({ kind: KINDS[kind], id: Number(id) });
  return waysOf(plan).flatMap(([place, jump]) => {
    // An id, or a record with one, stays what it is.
    const isByName = typeof jump.raw === "string" && jump.raw === jump.text;
    const isLost =
      isByName && keyOf(targetOf(jump, plan)) === key && keyOf(targetOf(jump, then)) !== key;
    return isLost ? [place] : [];
  });
}

function waysOf({
  incoming,
  ddis,
  groups,
  queues,
  receptionists,
}: PbxPlan): (readonly [PlaceKey, JumpText])[] {
  const at = ({ kind, id }: PbxPlan[TwinKind][number]) => keyOf({ kind, id });
  return [
    ...Object.values(incoming).map((jump: JumpText) => [RULE, jump] as const),
    ...ddis.map((one) => [at(one), one.incoming] as const),
    ...[...groups, ...queues, ...receptionists].flatMap((one) => [
      [at(one), one.fail] as const,
      [at(one), one.outOfSchedule] as const,
    ]),
    ...receptionists.flatMap((one) => one.options.map(({ jump }) => [at(one), jump] as const)),
  ];
}
