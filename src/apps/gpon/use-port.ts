import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { HostState } from "#src/apps/monitoring/api.ts";
import { regCause } from "#src/apps/monitoring/api.ts";
import { ApiError, isAbsent } from "#src/krill/errors.ts";
import { liveTogether, useLive, type LiveQuery } from "#src/resource/use-live.ts";
import type { Position } from "#src/util/pon.ts";
import { portOnus, type Onu, type PortReading } from "./api.ts";
import { NO_LIGHT } from "./onus.ts";
import { bandsOf, portHosts, type Bands } from "./plant.ts";
import { portRows } from "./port-rows.ts";

/** The OLT asks every ONU of the port for it: less often than other live readings. */
const EVERY_MS = 30_000;
/** Realms of one port whose limits are read. */
const MOST_REALMS = 3;

/** Everything that the page of a port reads. */
export function usePort(olt: string, position: Position) {
  const status = useLive(portOnus(olt, position, "status"), { everyMs: EVERY_MS });
  const txrx = useLive(portOnus(olt, position, "txrx"), { everyMs: EVERY_MS, follows: status });
  const bandwidth = useLive(portOnus(olt, position, "bandwidth"), {
    everyMs: EVERY_MS,
    follows: status,
  });
  const hosts = useLive(portHosts(olt, position), { everyMs: 60_000, follows: status });
  const views = [status, txrx, bandwidth];
  const isDeaf = views.every(({ result }) => isRefused(result.error));
  // Without any view the registered devices stand for the ONUs.
  const main: LiveQuery<{ at: Date }> = isDeaf
    ? hosts
    : (views.find(({ result }) => !isRefused(result.error)) ?? status);

  const known = hosts.result.data?.hosts ?? null;
  const realms = useMemo(() => realmsOf(known ?? []), [known]);
  const bands = useBands(olt, position, realms, status.result.data !== undefined || isDeaf);
  const base = isDeaf && known ? readingOf(known, hosts.result.data?.at) : status.result.data;
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
    [olt, position, isDeaf ? known : base, light, traffic, known, bands],
  );
  return {
    live: liveTogether(
      main,
      [...views, hosts].filter((one) => one !== main),
    ),
    source: isDeaf ? ("monitoring" as const) : ("live" as const),
    rows,
    judgement,
    bands,
    txrx,
    bandwidth,
    hosts,
    odd: [...(status.result.data?.odd ?? []), ...(light?.odd ?? []), ...(traffic?.odd ?? [])],
    raw: status.result.data ?? light,
  };
}

/** What `usePort` gives. */
export type PortData = ReturnType<typeof usePort>;

/** The server does not have it, or not for this user: another source has to do. */
function isRefused(error: unknown): boolean {
  return isAbsent(error) || (error instanceof ApiError && error.kind === "forbidden");
}

/** The limits by realm; with one operator's limits alone, an ONU of an unknown realm has them too. */
function useBands(
  olt: string,
  position: Position,
  realms: ReadonlyMap<string, number[]>,
  isOn: boolean,
): ReadonlyMap<string, Bands> {
  const { data } = useQuery({
    ...bandsOf(olt, position, realms),
    enabled: isOn && realms.size > 0,
  });
  return useMemo(() => {
    const [only] = data?.values() ?? [];
    return only && data?.size === 1 ? new Map([...data, ["", only]]) : (data ?? NO_BANDS);
  }, [data]);
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

/** Registered devices in the place of a port's ONUs. */
function readingOf(hosts: readonly HostState[], at: Date | undefined): PortReading | undefined {
  if (!at) return undefined;
  const onus = hosts.map((host): Onu => {
    const position = host.parsed?.position ?? host.registration.position;
    const isDown = host.state === "down" || host.state === "unreachable";
    const states = [...(host.parsed?.states ?? []), ...host.registration.states];
    const cause = regCause(states);
    return {
      onuId: position?.onu ?? null,
      position: position ?? null,
      name: host.name,
      sn: host.administrativeInfo?.sn ?? null,
      type: null,
      status: isDown ? "offline" : host.state === "up" ? "online" : "unknown",
      cause: isDown ? (cause === "lof" ? "other" : (cause ?? "unknown")) : null,
      lastDown: isDown ? host.since : null,
      ip: host.parsed?.ip ?? null,
      light: NO_LIGHT,
      distance: null,
      dnbw: null,
      upbw: null,
      raw: {},
    };
  });
  const request = { method: "GET" as const, url: "", at, ms: 0 };
  return { onus, odd: [], at, raw: null, request };
}
