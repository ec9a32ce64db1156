import {
  useQuery,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useState } from "react";
import { queryClient } from "#src/krill/query-client.ts";
import { nextWait } from "./live-rule.ts";

/** A reading that is taken again and again, and its switches. */
export interface LiveQuery<Data> {
  result: UseQueryResult<Data>;
  isPaused: boolean;
  /** Its usual rhythm where that is not the console's, ms. */
  everyMs: number | undefined;
  pause: () => void;
  /** Goes on with a reading at once. */
  resume: () => void;
  refresh: () => void;
  /** Gives up waiting for the present reading, and pauses. */
  cancel: () => void;
}

/** Failures before the last good reading, by query: the library counts them only in all. */
const seen = new WeakMap<object, { readings: number; failures: number }>();

function failuresInARow(query: {
  state: { dataUpdateCount: number; errorUpdateCount: number };
}): number {
  const { dataUpdateCount: readings, errorUpdateCount: failures } = query.state;
  const last = seen.get(query);
  if (last && last.readings === readings) return failures - last.failures;
  // A first look at a query that has only failed so far counts its failures.
  const before = readings === 0 ? 0 : failures;
  seen.set(query, { readings, failures: before });
  return failures - before;
}

/**
 * The polling rule of live readings (PRODUCT 7): every 10 s while the page is in sight and not paused,
 * every 5 s while an action is watched, slower after failures; coming back into sight reads at once.
 */
export function useLive<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, Error, Data, Key>,
  {
    isWatching = () => false,
    isOn = true,
    everyMs,
  }: { isWatching?: (now: number) => boolean; isOn?: boolean; everyMs?: number } = {},
): LiveQuery<Data> {
  const [isPaused, setPaused] = useState(false);
  const result = useQuery({
    ...options,
    enabled: isOn,
    // A loader has asked just now, or the rhythm asks soon.
    retryOnMount: false,
    refetchInterval: (query) =>
      nextWait({
        failures: failuresInARow(query),
        error: query.state.error,
        isWatching: isWatching(Date.now()),
        isPaused,
        everyMs,
      }),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: isPaused ? false : "always",
    refetchOnReconnect: !isPaused,
  });
  return {
    result,
    isPaused,
    everyMs,
    pause: () => setPaused(true),
    resume: () => {
      setPaused(false);
      void result.refetch();
    },
    refresh: () => void result.refetch(),
    cancel: () => {
      setPaused(true);
      void queryClient.cancelQueries({ queryKey: options.queryKey });
    },
  };
}
