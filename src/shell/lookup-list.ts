import { recognise } from "#src/util/recognise.ts";
import { search, type OfferedSource, type Run } from "./lookup-search.ts";

/** One item of a pasted list and what was found for it. */
export interface ItemRun {
  item: string;
  state: "asking" | "done";
  runs: readonly Run[];
}

/** As many items of a list are looked up at once; a longer list is a bulk job's. */
export const LIST_AT_ONCE = 10;
const TOGETHER = 3;

/** Looks up the first items of a list, three at a time. @throws AbortError when cancelled */
export async function lookEachUp(
  items: readonly string[],
  sources: readonly OfferedSource[],
  signal: AbortSignal,
  onChange: (items: readonly ItemRun[]) => void,
): Promise<void> {
  const all = items
    .slice(0, LIST_AT_ONCE)
    .map((item): ItemRun => ({ item, state: "asking", runs: [] }));
  let next = 0;
  onChange([...all]);
  const worker = async (): Promise<void> => {
    while (next < all.length) {
      const index = next++;
      const item = all[index]?.item ?? "";
      const seen = recognise(item);
      const runs = seen.kind === "one" ? await search(seen.readings, sources, signal) : [];
      all[index] = { item, state: "done", runs };
      onChange([...all]);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
}
