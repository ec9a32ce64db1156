import type { LookupHit, LookupSource } from "#src/resource/app.ts";
import type { Visit } from "#src/resource/recents.ts";
import { LIST_AT_ONCE } from "./lookup-list.ts";
import { groupsOf, type Run } from "./lookup-search.ts";
import type { LookupDeps, LookupState } from "./lookup-store.ts";

/** One thing that can be chosen in the popup. */
export type Option = { key: string } & (
  | { kind: "hit"; group: LookupSource["group"]; hit: LookupHit }
  | { kind: "pinned" | "recent"; visit: Visit }
  | { kind: "bulk"; lines: readonly string[] }
  | { kind: "each"; count: number; isAll: boolean }
);

/** Everything that can be chosen in a state of the box, in the order of the arrow keys. */
export function optionsOf(
  state: Pick<LookupState, "seen" | "phase" | "runs" | "items">,
  shortcuts: LookupDeps["shortcuts"],
  hasBulk: LookupDeps["hasBulk"],
): readonly Option[] {
  const { seen } = state;
  if (seen.kind === "empty") return shortcutOptions(shortcuts());
  if (seen.kind === "one") return hitOptions(state.runs);
  const found = state.items.flatMap((item) => hitOptions(item.runs));
  const count = Math.min(seen.items.length, LIST_AT_ONCE);
  const isAll = count === seen.items.length;
  const each: Option[] =
    state.phase === "idle" ? [{ key: "each", kind: "each", count, isAll }] : [];
  const bulk: Option[] = hasBulk() ? [{ key: "bulk", kind: "bulk", lines: seen.items }] : [];
  const keys = new Set<string>();
  return [...bulk, ...each, ...found].filter(({ key }) => !keys.has(key) && keys.add(key));
}

function hitOptions(runs: readonly Run[]): readonly Option[] {
  return groupsOf(runs).flatMap(({ group, hits }) =>
    hits.map((hit): Option => ({ kind: "hit", key: hit.path, group, hit })),
  );
}

function shortcutOptions({ pins, visits }: ReturnType<LookupDeps["shortcuts"]>): Option[] {
  const pinned = new Set(pins.map(({ path }) => path));
  return [
    ...pins.map((pin): Option => {
      const detail = visits.find(({ path }) => path === pin.path)?.detail ?? pin.serial ?? "";
      return { kind: "pinned", key: pin.path, visit: { ...pin, detail } };
    }),
    ...visits
      .filter(({ path }) => !pinned.has(path))
      .map((visit): Option => ({ kind: "recent", key: visit.path, visit })),
  ];
}
