import { useSyncExternalStore } from "react";
import { session } from "#src/krill/session.ts";
import { keep } from "#src/util/keep.ts";
import { list, record } from "#src/util/read.ts";
import type { Density } from "#src/ui/Table.tsx";
import { createListeners } from "#src/util/listeners.ts";

/** A saved view of a list: a name for an address. */
export interface SavedView {
  name: string;
  /** The address's query, without `?`. */
  search: string;
}

/** What is remembered of one list for one user. Holds no data of customers. */
export interface ListMemory {
  columns: readonly string[] | null;
  density: Density;
  views: readonly SavedView[];
  /** Whether it had tabs the last time: their place is kept while they are not known. */
  hasTabs: boolean;
}

const DEFAULT: ListMemory = { columns: null, density: "compact", views: [], hasTabs: true };
const cache = new Map<string, ListMemory>();
const listeners = createListeners();

function keyOf(name: string): string {
  return `krill.list.${session.get().username ?? ""}.${name}`;
}

/** What is remembered of a list; the default where there is nothing readable. */
export function readListMemory(name: string): ListMemory {
  const key = keyOf(name);
  const known = cache.get(key);
  if (known) return known;
  let memory = DEFAULT;
  try {
    const json: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    const stored = record(json);
    memory = {
      columns: Array.isArray(stored?.["columns"]) ? stored["columns"].filter(isText) : null,
      density: stored?.["density"] === "comfortable" ? "comfortable" : "compact",
      views: list(stored?.["views"]).flatMap((item) => {
        const view = record(item);
        return isText(view?.["name"]) && isText(view["search"])
          ? [{ name: view["name"], search: view["search"] }]
          : [];
      }),
      hasTabs: stored?.["hasTabs"] !== false,
    };
  } catch {
    localStorage.removeItem(key);
  }
  cache.set(key, memory);
  return memory;
}

/** Changes what is remembered of a list. @returns false where the browser keeps it for this tab alone */
export function writeListMemory(name: string, change: Partial<ListMemory>): boolean {
  const key = keyOf(name);
  const next = { ...readListMemory(name), ...change };
  cache.set(key, next);
  const isKept = keep(key, JSON.stringify(next));
  listeners.tell();
  return isKept;
}

/** What is remembered of a list, as a React value. */
export function useListMemory(name: string): ListMemory {
  return useSyncExternalStore(subscribe, () => readListMemory(name));
}

function subscribe(listener: () => void): () => void {
  const stop = listeners.subscribe(listener);
  const onStorage = () => {
    cache.clear();
    listener();
  };
  globalThis.addEventListener("storage", onStorage);
  return () => {
    stop();
    globalThis.removeEventListener("storage", onStorage);
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
