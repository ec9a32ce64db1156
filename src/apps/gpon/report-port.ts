// The devices that the monitoring has registered at a port, in the place of its ONUs.
import { isOld, regCause, type HostState } from "#src/apps/monitoring/api.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { Position } from "#src/util/pon.ts";
import type { Onu, PortReading } from "./api.ts";
import { NO_LIGHT } from "./onus.ts";
import { portHosts, type PortHosts } from "./port-readings.ts";

/**
 * A port's neighbours as the monitoring last saw them, for those whom gpon refuses: only those registered at this very port, and of
 * one whose report is old no state. @throws ApiError
 */
export async function reportPort(olt: string, position: Position): Promise<PortReading> {
  const found = await queryClient.fetchQuery(portHosts(olt, position));
  const here = found.hosts.filter(({ parsed, registration }) => {
    return (parsed?.position ?? registration.position) !== null;
  });
  const reading = readingOf({ ...found, hosts: here });
  const now = new Date();
  const old = new Set(here.filter((host) => isOld(host, now)).map(({ name }) => name));
  const onus = reading.onus.map((onu): Onu => {
    return old.has(onu.name) ? { ...onu, status: "unknown", cause: null } : onu;
  });
  return { ...reading, onus };
}

/** Registered devices in the place of a port's ONUs. */
export function readingOf({ hosts, part, at }: PortHosts): PortReading {
  const request = { method: "GET" as const, url: "", at, ms: 0 };
  const by = "monitoring/search regtag";
  return { onus: hosts.map(onuOf), odd: [], part, by, at, raw: null, request };
}

function onuOf(host: HostState): Onu {
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
}
