import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { HostState } from "#src/apps/monitoring/api.ts";
import { ApiError, isNotGiven } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { liveTogether, useLive, type LiveQuery } from "#src/resource/use-live.ts";
import type { Position } from "#src/util/pon.ts";
import type { PortReading, PortView } from "./api.ts";
import { bandsOf, portHosts, type Bands } from "./port-readings.ts";
import { portOnus } from "./port-onus.ts";
import { portRows } from "./port-rows.ts";
import { readingOf } from "./report-port.ts";

/** The OLT asks every ONU of the port for it: less often than other live readings. */
const EVERY_MS = 30_000;
/** A slow OLT is left alone for so many times as long as its answers took. */
const REST = 2;
const VIEWS: readonly PortView[] = ["status", "txrx", "bandwidth"];
/** So long an OLT is waited for before what is reported stands in the place of its answer, ms. */
const PATIENCE_MS = 5_000;
/** Realms of one port whose limits are read. */
const MOST_REALMS = 3;

/** Everything that the page of a port reads. */
export function usePort(olt: string, position: Position) {
  const everyMs = Math.max(EVERY_MS, REST * answersMs(olt, position));
  const status = useLive(portOnus(olt, position, "status"), { everyMs });
  // An OLT that does not answer the first question is not asked two more.
  const answers = status.result.data !== undefined && !status.failure;
  const more = { everyMs, follows: status, isOn: answers || isNotGiven(status.failure) };
  const txrx = useLive(portOnus(olt, position, "txrx"), more);
  const bandwidth = useLive(portOnus(olt, position, "bandwidth"), more);
  const hosts = useLive(portHosts(olt, position), { everyMs: 60_000, follows: status });
  const views = [status, txrx, bandwidth];
  const isDeaf = views.every(({ failure }) => isNotGiven(failure));
  // Without any view, and as long as the OLT has not answered, the registered devices stand for the ONUs, told as that.
  const isOverdue = useIsOverdue(status.result.isLoading);
  const hasFailed = status.failure !== null && !isNotGiven(status.failure);
  const isGivenUp = status.isPaused && !status.result.isFetching && !status.failure;
  const isSilent = status.result.data === undefined && (hasFailed || isOverdue || isGivenUp);
  // An empty answer, as the one published example is (contract 3.5), proves nothing where the monitoring knows devices.
  const isBlank = status.result.data?.onus.length === 0 && Boolean(hosts.result.data?.hosts.length);
  const isReported = isDeaf || isBlank || (isSilent && hosts.result.data !== undefined);
  const main: LiveQuery<{ at: Date }> = isReported
    ? hosts
    : (views.find(({ failure }) => !isNotGiven(failure)) ?? status);

  const known = hosts.result.data?.hosts ?? null;
  const realms = useMemo(() => realmsOf(known ?? []), [known]);
  const limits = useBands(olt, position, realms, answers || isDeaf);
  const { bands } = limits;
  const base = isReported && hosts.result.data ? readingOf(hosts.result.data) : status.result.data;
  const { data: light } = txrx.result;
  const { data: traffic } = bandwidth.result;
  const { rows, judgement } = useMemo(
    () =>
      portRows({
        olt,
        position,
        status: base,
        txrx: light,
        bandwidth: traffic,
        hosts: known,
        bands,
      }),
    // The base is made anew at each render only where it stands for the hosts.
    // oxlint-disable-next-line react/exhaustive-deps
    [olt, position, isReported ? known : base, light, traffic, known, bands],
  );
  return {
    live: {
      ...liveTogether(
        main,
        [...views, hosts].filter((one) => one !== main),
      ),
      // Who reads what is reported still waits for the OLT, and may give up.
      ...(isReported && isOverdue && { result: { ...main.result, isFetching: true } }),
      // All the others follow its pause.
      pause: status.pause,
    },
    source: isReported ? ("monitoring" as const) : ("live" as const),
    /** Why the OLT's own answer is missing, where it has one; null where it answered or has none. */
    silence: isReported && !isDeaf && !isBlank ? status : null,
    /** The OLT named no ONU, and the monitoring has devices here. */
    isBlank,
    /** What can be said about the light: nothing while it is read, and of its limits only what is known. */
    light: lightState({
      isReading: txrx.result.isFetching && !light && !txrx.failure,
      areLimitsReading: limits.isReading,
      hasLimits: [...bands.values()].some(({ dnrx, uprx }) => dnrx !== null || uprx !== null),
    }),
    /** How long the OLT takes for all of it, ms, where that is so long that it is asked less often; else null. */
    slowMs: everyMs > EVERY_MS ? everyMs / REST : null,
    rows,
    judgement,
    bands,
    txrx,
    bandwidth,
    hosts,
    odd: [...(status.result.data?.odd ?? []), ...(light?.odd ?? []), ...(traffic?.odd ?? [])],
    raw: status.result.data ?? light,
    /** The ONUs are not all that the server has: nothing is concluded from them. */
    part: base?.part ?? null,
    lightPart: light?.part ?? null,
  };
}

/** What `usePort` gives. */
export type PortData = ReturnType<typeof usePort>;

/** What is known of a port's light. */
export type LightState = "reading" | "limits-reading" | "no-limits" | "judged";

function lightState(known: {
  isReading: boolean;
  areLimitsReading: boolean;
  hasLimits: boolean;
}): LightState {
  if (known.isReading) return "reading";
  if (known.hasLimits) return "judged";
  return known.areLimitsReading ? "limits-reading" : "no-limits";
}

/** True once something has been waited for longer than an OLT mostly takes. */
function useIsOverdue(isWaiting: boolean): boolean {
  const [isOverdue, setOverdue] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setOverdue(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setOverdue(false);
    };
  }, [isWaiting]);
  return isOverdue && isWaiting;
}

/** How long the OLT took for its last answers, or for none, ms. */
function answersMs(olt: string, position: Position): number {
  return VIEWS.reduce((sum, view) => {
    const state = queryClient.getQueryState<PortReading>(portOnus(olt, position, view).queryKey);
    const failed = state?.error instanceof ApiError ? state.error.request?.ms : undefined;
    return sum + (failed ?? state?.data?.request.ms ?? 0);
  }, 0);
}

/** The server does not have it, or not for this user: another source has to do. */
/** The limits by realm; with one operator's limits alone, an ONU of an unknown realm has them too. */
function useBands(
  olt: string,
  position: Position,
  realms: ReadonlyMap<string, number[]>,
  isOn: boolean,
): { bands: ReadonlyMap<string, Bands>; isReading: boolean } {
  const { data, isFetching } = useQuery({
    ...bandsOf(olt, position, realms),
    enabled: isOn && realms.size > 0,
  });
  const bands = useMemo(() => {
    const [only] = data?.values() ?? [];
    return only && data?.size === 1 ? new Map([...data, ["", only]]) : (data ?? NO_BANDS);
  }, [data]);
  return { bands, isReading: isFetching && !data };
}

const NO_BANDS: ReadonlyMap<string, Bands> = new Map();

/** One or two devices of each realm to learn its limits from, those that are up first. */
function realmsOf(hosts: readonly HostState[]): ReadonlyMap<string, number[]> {
  const realms = new Map<string, number[]>();
  const upFirst = hosts.toSorted((a, b) => Number(b.state === "up") - Number(a.state === "up"));
  for (const { administrativeInfo } of upFirst) {
    const { realm, id } = administrativeInfo ?? {};
    if (!realm || id === null || id === undefined) continue;
    const cpes = realms.get(realm) ?? [];
    if (realms.size < MOST_REALMS || cpes.length > 0) realms.set(realm, [...cpes, id]);
  }
  return realms;
}
