import {
  hashKey,
  QueryObserver,
  type QueryKey,
  type QueryObserverOptions,
} from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { queryClient } from "./query-client.ts";

type Options<Data, Key extends QueryKey> = QueryObserverOptions<Data, Error, Data, Data, Key>;
type Subscribe = (listener: () => void) => () => void;

/** One question: how to hear of it, and where its answer is kept (hashing its key for each cell takes long). */
interface Shared {
  subscribe: Subscribe;
  hash: string;
}

const shared = new WeakMap<object, Shared>();
const NOTHING: Shared = { subscribe: () => () => {}, hash: "" };

/**
 * The data of a question that many cells of a table ask, with one observer for all of them: one for each
 * takes longer than the rest of its row.
 * @param options a constant, by which the cells find each other; null where nothing is asked
 * @returns undefined until it is there
 */
export function useSharedData<Data, Key extends QueryKey>(
  options: Options<Data, Key> | null,
): Data | undefined {
  const { subscribe, hash } = options ? sharedBy(options) : NOTHING;
  return useSyncExternalStore(
    subscribe,
    () => queryClient.getQueryCache().get<Data>(hash)?.state.data,
  );
}

function sharedBy<Data, Key extends QueryKey>(options: Options<Data, Key>): Shared {
  const known = shared.get(options);
  if (known) return known;
  const listeners = new Set<() => void>();
  let stop: (() => void) | null = null;
  const subscribe: Subscribe = (listener) => {
    listeners.add(listener);
    stop ??= new QueryObserver(queryClient, options).subscribe(() => {
      for (const tell of listeners) tell();
    });
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      stop?.();
      stop = null;
    };
  };
  const made = { subscribe, hash: hashKey(options.queryKey) };
  shared.set(options, made);
  return made;
}
