import {
  useQuery,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useState } from "react";
import { queryClient } from "#src/krill/query-client.ts";
import { nextWait, USUAL_MS } from "./live-rule.ts";
import { refreshRate } from "./refresh-rate.ts";

/** A reading that is taken again and again, and its switches. */
export interface LiveQuery<Data> {
  result: UseQueryResult<Data>;
  /** Why the last try failed, also while the next one is under way; null once one succeeds. */
  failure: Error | null;
  isPaused: boolean;
  pause: () => void;
  /** Goes on with a reading at once. */
  resume: () => void;
  refresh: () => void;
  /** Gives up waiting for the present reading, and pauses. */
  cancel: () => void;
  /** The usual time between two readings, ms. */
  everyMs: number;
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
 * The error of a query's last try. The library forgets it while it tries again without ever having read anything: what is said
 * would then change with each try.
 */
export function useLastFailure({
  data,
  error,
  isFetching,
}: Pick<UseQueryResult, "data" | "error" | "isFetching">): Error | null {
  const [last, setLast] = useState<Error | null>(null);
  const failure = error ?? (isFetching && data === undefined ? last : null);
  if (failure !== last) setLast(failure);
  return failure;
}

function nextWaitOf(error: unknown): number | false {
  return nextWait({ failures: 1, error, isWatching: false, isPaused: false });
}

/** Several readings of one thing under one set of switches: the first one's state, and all of them asked together. */
export function liveTogether<Data>(
  first: LiveQuery<Data>,
  others: readonly LiveQuery<unknown>[],
): LiveQuery<Data> {
  const all = [first, ...others];
  const each = (name: "resume" | "refresh" | "cancel") => () => {
    for (const one of all) one[name]();
  };
  return { ...first, resume: each("resume"), refresh: each("refresh"), cancel: each("cancel") };
}

/**
 * The polling rule of live readings (PRODUCT 7): every 10 s (or `everyMs`) while the page is in sight and not paused,
 * every 5 s while an action is watched, slower after failures; coming back into sight reads at once.
 */
export function useLive<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, Error, Data, Key>,
  {
    isWatching = () => false,
    isOn = true,
    everyMs: ownMs = USUAL_MS,
    follows,
  }: {
    isWatching?: (now: number) => boolean;
    isOn?: boolean;
    everyMs?: number;
    /** Another reading whose pause is this one's too. */
    follows?: LiveQuery<unknown>;
  } = {},
): LiveQuery<Data> {
  const [isOwnPaused, setPaused] = useState(false);
  const everyMs = Math.max(ownMs, refreshRate());
  const isPaused = follows?.isPaused ?? isOwnPaused;
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
    // A slow rhythm is slow on purpose: only what is old by then is asked for again.
    refetchOnWindowFocus: isPaused ? false : everyMs > USUAL_MS ? true : "always",
    refetchOnReconnect: !isPaused,
  });
  const failure = useLastFailure(result);
  // What is off stays off, and what the server does not have is not asked for again with the rest.
  const ask = () => {
    const isMissing = follows !== undefined && nextWaitOf(result.error) === false;
    // A question that is open is not asked anew: who answers would have two.
    if (isOn && !isMissing) void result.refetch({ cancelRefetch: false });
  };
  return {
    result,
    failure,
    isPaused,
    pause: () => setPaused(true),
    resume: () => {
      setPaused(false);
      ask();
    },
    refresh: ask,
    everyMs,
    cancel: () => {
      setPaused(true);
      void queryClient.cancelQueries({ queryKey: options.queryKey });
    },
  };
}
