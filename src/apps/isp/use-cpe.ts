import { useQuery } from "@tanstack/react-query";
import { neighboursOf } from "#src/apps/gpon/api.ts";
import { cpeInfo, hostState } from "#src/apps/monitoring/api.ts";
import type { ErrorKind } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { Item, Page } from "#src/krill/resource.ts";
import { judge } from "#src/jobs/watch.ts";
import { useActionState } from "#src/resource/action-store.ts";
import { useLastFailure, useLive } from "#src/resource/use-live.ts";
import {
  cpeOf,
  cpes,
  customerIdOf,
  customers,
  type Cpe,
  type CpeItem,
  type Customer,
} from "./api.ts";
import { portToAsk, sourceOf } from "./cpe-sources.ts";
import type { VerdictInput } from "./verdict-types.ts";

/** The monitoring checks every few minutes; its report is read again as often. */
const HOST_EVERY_MS = 60_000;
const PORT_EVERY_MS = 60_000;
/** An OLT that did not answer is left alone for longer. */
const SILENT_PORT_EVERY_MS = 300_000;

/** The host's name in the monitoring (contract 3.1: equal to both names in every sample). */
export const hostNameOf = (cpe: Pick<Cpe, "cpename" | "internal_id">): string | null =>
  cpe.internal_id || cpe.cpename || null;

/** Asks for all of the page at once; what depends on the CPE's name starts where the name is known. */
export function startCpe(id: number): void {
  void queryClient.prefetchQuery(cpeOf(id));
  void queryClient.prefetchQuery(cpeInfo(id));
  const known = knownCpe(id);
  const name = known && hostNameOf(known.data);
  if (name) void queryClient.prefetchQuery(hostState(name));
}

/** What a list or the lookup has read of this CPE, the fullest first; undefined where nothing has. */
export function knownCpe(id: number): CpeItem | undefined {
  const single = queryClient
    .getQueriesData<Item<Cpe>>({ queryKey: [...cpes.key, "one", String(id)] })
    .flatMap(([, item]) => item ?? []);
  if (single[0]) return single[0];
  for (const [, page] of queryClient.getQueriesData<Page<Cpe>>({
    queryKey: [...cpes.key, "list"],
  })) {
    const data = page?.rows.find((row) => row.id === id);
    if (page && data) return { data, allow: null, at: page.at, odd: [] };
  }
  return undefined;
}

/** Everything that the page of a CPE reads, each part with its own state. */
export function useCpe(id: number) {
  const one = useQuery({
    ...cpeOf(id),
    placeholderData: () => knownCpe(id),
    // The loader has asked just now.
    retryOnMount: false,
    // There is a connection again where the device was read since: after a sleep the browser tells of none.
    refetchInterval: ({ state: { error, errorUpdatedAt } }) =>
      isKind(error, "network") &&
      errorUpdatedAt < (queryClient.getQueryState(cpeInfo(id).queryKey)?.dataUpdatedAt ?? 0) &&
      1000,
  });
  const isGone = isKind(one.error, "not-found");
  // A failed reading leaves the facts that are known, with the problem beside them.
  const item = one.data ?? (isGone ? undefined : knownCpe(id));
  const cpe = item?.data;
  // The CPE's own fields are in, so that nothing of the sentence can change by them.
  const isCpeWhole = cpe !== undefined && (!one.isPlaceholderData || "disable_provision" in cpe);
  const customer = useCustomer(cpe, isCpeWhole);
  const { watched } = useActionState({ app: "isp", kind: "cpe", id: String(id) });
  /** The action whose proof is awaited at this moment; null without one. */
  const awaitedAt = (now: number) => {
    const state = watched?.watch ? judge(watched.watch, now).state : null;
    return state === "watching" || state === "not-back-yet" ? watched : null;
  };

  const live = useLive(cpeInfo(id), {
    isWatching: (now) => awaitedAt(now) !== null,
    isOn: !isGone,
  });
  const name = cpe ? hostNameOf(cpe) : null;
  const host = useQuery({
    ...hostState(name ?? ""),
    enabled: name !== null,
    refetchInterval: live.isPaused ? false : HOST_EVERY_MS,
  });
  const hostFailure = useLastFailure(host);
  const read = (now: Date) => ({
    live: sourceOf({ ...live.result, error: live.failure, isOn: true }, now, ({ info }) => info),
    host: sourceOf(
      { ...host, error: hostFailure, isOn: name !== null },
      now,
      (reading) => reading.host,
    ),
  });
  // Which port it is does not depend on the age of what says so.
  const port = portToAsk(
    cpe?.tech,
    read(live.result.data?.at ?? NEVER).live,
    read(host.data?.at ?? NEVER).host,
  );
  const neighbours = useQuery({
    ...neighboursOf(port?.olt ?? "", port?.position ?? NOWHERE),
    enabled: port !== null,
    refetchInterval: ({ state }) =>
      live.isPaused ? false : state.error ? SILENT_PORT_EVERY_MS : PORT_EVERY_MS,
  });
  const portFailure = useLastFailure(neighbours);
  /** What the verdict is made of, as it stands at this moment. */
  const inputAt = (now: Date): VerdictInput => ({
    now,
    cpe: cpe ?? {},
    ...read(now),
    neighbours: sourceOf(
      {
        ...neighbours,
        error: portFailure,
        data: port ? neighbours.data : undefined,
        isOn: port !== null,
      },
      now,
      ({ onus }) => onus,
    ),
    by: neighbours.data?.by,
    seenDown: awaitedAt(now.getTime())?.watch?.wentDownAt,
  });
  return {
    one,
    item,
    cpe,
    customer,
    isGone,
    live,
    host,
    inputAt,
    awaitedAt,
    /** Reads everything again; a question to the plant that is open is not asked anew. */
    refresh: () => {
      void one.refetch();
      void host.refetch();
      live.refresh();
      if (port) void neighbours.refetch({ cancelRefetch: false });
    },
    isCpeWhole,
  };
}

/** The customer in full: joined, or read by its id where the server did not join it. */
function useCustomer(cpe: Cpe | undefined, isCpeWhole: boolean): Customer | null {
  const id = cpe ? customerIdOf(cpe) : null;
  const joined = cpe && typeof cpe.customer === "object" ? cpe.customer : null;
  const { data } = useQuery({
    ...customers.one(id ?? 0),
    enabled: id !== null && !joined && isCpeWhole,
  });
  return joined ?? (id === null ? null : (data?.data ?? null));
}

/** What `useCpe` gives. */
export type CpeReading = ReturnType<typeof useCpe>;

const NEVER = new Date(0);
const NOWHERE = { frame: 0, slot: 0, port: 0, onu: null };

const isKind = (error: Error | null, kind: ErrorKind): boolean =>
  error !== null && "kind" in error && error.kind === kind;
