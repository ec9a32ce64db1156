import { formatPosition, samePort } from "#src/util/pon.ts";
import {
  type CpeInfo,
  type HostState,
  type RegState,
  isOld,
  regSays,
} from "#src/apps/monitoring/api.ts";
import { visible } from "#src/util/text.ts";
import type { Extent, splitPort } from "./verdict-extent.ts";
import type { Contradiction, CpeFacts, Evidence, FactKey } from "./verdict-types.ts";

const INFO = "monitoring/cpes/{id}/info";
const HOST = "monitoring host attrs";
const PORT = "gpon onus/status";
const CPE = "isp/cpes/{id}";

/** What the CRM says that bears on the sentence. It is as current as the page. */
export function cpeEvidence(cpe: CpeFacts): Evidence[] {
  const found: Evidence[] = [];
  const add = (fact: FactKey, value: string, field: string) => {
    found.push({ fact, value, source: `${CPE} ${field}`, at: null, old: false });
  };
  if (typeof cpe.active === "boolean") add("cpe-active", cpe.active ? "yes" : "no", "active");
  if (typeof cpe.access === "boolean") add("cpe-access", cpe.access ? "yes" : "no", "access");
  if (cpe.expiration_date) {
    add("cpe-expiration", visible(cpe.expiration_date, 40), "expiration_date");
  }
  if (cpe.disable_provision) add("cpe-no-provision", "yes", "disable_provision");
  return found;
}

/** The values of the live reading: state, registration, alarms, levels that were read, address. */
export function liveEvidence(info: CpeInfo, at: Date, old: boolean): Evidence[] {
  const fact = (
    name: FactKey,
    field: string,
    value: string | number | null,
    more: { name?: string; unit?: string } = {},
  ): Evidence[] => {
    return value === null
      ? []
      : [{ fact: name, value, ...more, source: `${INFO} ${field}`, at, old }];
  };
  const { registration, services } = info;
  const { position, lastDown } = registration;
  return [
    ...fact("live-state", "state", info.state),
    ...fact("live-registration", "registration.states", words(registration.states)),
    ...fact("live-position", "registration.id", position && formatPosition(position)),
    ...fact("live-last-down", "registration.last_down_time", lastDown?.toISOString() ?? null),
    ...(info.alarms ?? []).flatMap(({ name, type, isCleared }) =>
      isCleared ? [] : fact("live-alarm", "alarms", visible(name ?? type ?? "—", 200)),
    ),
    ...services.flatMap(({ name, state, metrics }) => [
      ...fact("live-service", `services.${name}.state_id`, state, { name: visible(name, 40) }),
      ...metrics.flatMap(({ metric, value, uom }) =>
        fact("live-metric", `services.${name}.perfdatas`, value, {
          name: visible(metric, 40),
          ...(uom === null ? {} : { unit: uom }),
        }),
      ),
    ]),
    ...fact("live-uptime", "uptime", info.uptime, { unit: "s" }),
    ...fact(
      "live-ip",
      "ips",
      info.ips && (info.ips.map((ip) => visible(ip, 60)).join(", ") || "none"),
    ),
    ...fact("live-service-ports", "tech.service_ports", info.servicePorts?.length ?? null),
  ];
}

/** What the monitoring reported, with the time of the check. */
export function hostEvidence(host: HostState, now: Date): Evidence[] {
  const old = isOld(host, now);
  const at = host.lastCheck;
  const found: Evidence[] = [
    { fact: "host-state", value: host.state, source: `${HOST}.state_long`, at, old },
  ];
  if (host.output !== null) {
    const value = visible(host.output, 160);
    found.push({ fact: "host-output", value, source: `${HOST}.output`, at, old });
  }
  const states = words(host.registration.states);
  if (states !== null) {
    // Known to go stale (contract 2.9): shown, never proof.
    const source = `${HOST}.vars.cpe_registration_state`;
    const isStale = old || host.registration.isStale;
    found.push({ fact: "host-registration", value: states, source, at: null, old: isStale });
  }
  for (const service of host.services) {
    const { name, state, lastCheck } = service;
    if (state !== "warning" && state !== "critical") continue;
    found.push({
      fact: "host-service",
      name: visible(name, 40),
      value: state,
      source: "monitoring host joins.services",
      at: lastCheck,
      old: isOld(service, now),
    });
  }
  return found;
}

/** The port's own word on the device, and what its neighbours do. */
export function portEvidence(
  port: ReturnType<typeof splitPort>,
  extent: Extent | null,
  at: Date,
): Evidence[] {
  const found: Evidence[] = [];
  const add = (fact: FactKey, value: string) => {
    found.push({ fact, value, source: PORT, at, old: false });
  };
  if (port.own) add("port-own", port.own.cause ?? port.own.status);
  if (extent) add("port-same", `${extent.same}/${extent.total}`);
  const online = port.others.filter(({ status }) => status === "online").length;
  add("port-online", `${online}/${port.others.length}`);
  return found;
}

/** Where the monitoring's report and the live reading disagree (PRODUCT 7: the live one wins and it is said). */
export function hostContradictions(
  line: "up" | "down",
  info: CpeInfo | null,
  host: HostState,
): Contradiction[] {
  const found: Contradiction[] = [];
  const believedSource = info ? `${INFO} state` : `${PORT} status`;
  const isDown = host.state === "down" || host.state === "unreachable";
  if ((line === "up" && isDown) || (line === "down" && host.state === "up")) {
    found.push({
      fact: "state",
      believed: line,
      other: host.state,
      believedSource,
      otherSource: `${HOST}.state_long`,
    });
  }
  const says = regSays(host.registration.states);
  if ((says === "up" || says === "down") && says !== line) {
    found.push({
      fact: "registration",
      believed: line,
      other: words(host.registration.states) ?? says,
      believedSource,
      otherSource: `${HOST}.vars.cpe_registration_state`,
    });
  }
  const here = info?.registration.position;
  const there = host.registration.position;
  const isElsewhere = here && there && (!samePort(here, there) || here.onu !== there.onu);
  if (isElsewhere) {
    found.push({
      fact: "position",
      believed: formatPosition(here),
      other: formatPosition(there),
      believedSource: `${INFO} registration.id`,
      otherSource: `${HOST}.vars.cpe_registration_id`,
    });
  }
  return found;
}

/** Disagreements inside the live answers: an alarm of a device that is up, the port against the reading. */
export function liveContradictions(
  line: "up" | "down",
  info: CpeInfo | null,
  port: ReturnType<typeof splitPort> | null,
): Contradiction[] {
  const found: Contradiction[] = [];
  const dark = info?.alarms?.find(
    ({ kind, isCleared }) => !isCleared && (kind === "los" || kind === "dying-gasp"),
  );
  if (line === "up" && dark) {
    found.push({
      fact: "alarm",
      believed: line,
      other: dark.kind,
      believedSource: `${INFO} state`,
      otherSource: `${INFO} alarms`,
    });
  }
  const own = port?.own?.status;
  if (info && ((line === "up" && own === "offline") || (line === "down" && own === "online"))) {
    found.push({
      fact: "state",
      believed: line,
      other: own,
      believedSource: `${INFO} state`,
      otherSource: `${PORT} status`,
    });
  }
  // An OLT that does not register it has no row for it either: that is no contradiction.
  if (port && !port.isListed && info?.registration.position) {
    found.push({
      fact: "port",
      believed: line,
      other: "unknown",
      believedSource: `${INFO} registration.id`,
      otherSource: PORT,
    });
  }
  return found;
}

function words(states: RegState[]): string | null {
  if (states.length === 0) return null;
  return states.map(({ state, word }) => (word === "" ? state : visible(word, 40))).join("/");
}
