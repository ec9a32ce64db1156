import { QueryObserver, type QueryKey, type QueryObserverOptions } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { queryClient } from "./query-client.ts";

type Options<Data, Key extends QueryKey> = QueryObserverOptions<Data, Error, Data, Data, Key>;
type Subscribe = (listener: () => void) => () => void;

const subscribers = new WeakMap<object, Subscribe>();
const toNothing: Subscribe = () => () => {};

/**
 * The data of a question that many cells of a table ask, with one observer for all of them: one for each
 * takes longer than the rest of its row.
 * @param options a constant, by which the cells find each other; null where nothing is asked
 * @returns undefined until it is there
 */
export function useSharedData<Data, Key extends QueryKey>(
  options: Options<Data, Key> | null,
): Data | undefined {
  return useSyncExternalStore(options ? subscriberTo(options) : toNothing, () =>
    options ? queryClient.getQueryData<Data>(options.queryKey) : undefined,
  );
}

function subscriberTo<Data, Key extends QueryKey>(options: Options<Data, Key>): Subscribe {
  const known = subscribers.get(options);
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
  subscribers.set(options, subscribe);
  return subscribe;
}
