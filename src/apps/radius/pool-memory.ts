// What this browser keeps of pools: samples of their use for the forecast, and names that were typed
// where the server does not list its pools. By user, in local storage; numbers and names only.
import { useSyncExternalStore } from "react";
import { session } from "#src/krill/session.ts";
import { list, num, record } from "#src/util/read.ts";
import { createListeners } from "#src/util/listeners.ts";
import { addSample, type PoolSample } from "./pool-trend.ts";

/** What is kept of one pool. */
interface Kept {
  /** Typed by a person, so that it is asked for although no list has it. */
  isTyped: boolean;
  samples: readonly PoolSample[];
}

/** By pool, whose names are the server's: an object would take `constructor` for one of its own. */
export type PoolMemory = ReadonlyMap<string, Kept>;

const NOTHING: PoolMemory = new Map();
const read = new Map<string, { text: string | null; memory: PoolMemory }>();
const listeners = createListeners();

const keyOf = () => `krill.pools.${session.get().username ?? ""}`;

/** What is kept now. */
export function poolMemory(): PoolMemory {
  const key = keyOf();
  const text = localStorage.getItem(key);
  const known = read.get(key);
  if (known && known.text === text) return known.memory;
  const memory = text === null ? NOTHING : parse(text);
  read.set(key, { text, memory });
  return memory;
}

/** What is kept, as a React value. */
export function usePoolMemory(): PoolMemory {
  return useSyncExternalStore(subscribe, poolMemory);
}

/** Keeps how many addresses of pools are in use at a moment. */
export function keepSamples(uses: readonly { name: string; used: number }[], at: number): void {
  const memory = new Map(poolMemory());
  for (const { name, used } of uses) {
    const kept = memory.get(name) ?? { isTyped: false, samples: [] };
    memory.set(name, { ...kept, samples: addSample(kept.samples, { at, used }) });
  }
  write(memory);
}

/** Keeps a name that a person typed, or lets it go. */
export function keepName(name: string, isKept: boolean): void {
  const memory = new Map(poolMemory());
  memory.set(name, { isTyped: isKept, samples: memory.get(name)?.samples ?? [] });
  write(memory);
}

function subscribe(listener: () => void): () => void {
  const stop = listeners.subscribe(listener);
  globalThis.addEventListener("storage", listener);
  return () => {
    stop();
    globalThis.removeEventListener("storage", listener);
  };
}

/** Compact: `{pool: [typed, [at, used, at, used, …]]}`. */
function write(memory: PoolMemory): void {
  const compact = Object.fromEntries(
    [...memory].map(([name, { isTyped, samples }]) => [
      name,
      [Number(isTyped), samples.flatMap(({ at, used }) => [at, used])],
    ]),
  );
  try {
    localStorage.setItem(keyOf(), JSON.stringify(compact));
  } catch {
    // Storage is full or forbidden: there is no forecast then.
  }
  listeners.tell();
}

function parse(text: string): PoolMemory {
  try {
    const stored = record(JSON.parse(text) as unknown) ?? {};
    return new Map(
      Object.entries(stored).map(([name, kept]) => {
        const [isTyped, flat] = list(kept);
        const numbers = list(flat).map((value) => num(value) ?? Number.NaN);
        const samples = numbers.flatMap((at, index) => {
          const used = numbers[index + 1];
          const isSample = index % 2 === 0 && Number.isFinite(at) && Number.isFinite(used);
          return isSample && used !== undefined ? [{ at, used }] : [];
        });
        return [name, { isTyped: isTyped === 1, samples }];
      }),
    );
  } catch {
    return NOTHING;
  }
}
