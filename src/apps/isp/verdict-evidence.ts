// What a verdict rests on: loaded when somebody asks why.
import { type CpeInfo, type HostState, isOld } from "#src/apps/monitoring/api.ts";
import { formatPosition } from "#src/util/pon.ts";
import { visible } from "#src/util/text.ts";
import { portOf } from "./verdict.ts";
import { HOST, INFO, PORT, words } from "./verdict-contradictions.ts";
import { type Extent, type Port, withoutSelf } from "./verdict-extent.ts";
import { reported, usable } from "./verdict-sources.ts";
import type { CpeFacts, Evidence, FactKey, Missing, VerdictInput } from "./verdict-types.ts";

const CPE = "isp/cpes/{id}";

/** What the CRM says that bears on the sentence. It is as current as the page. */
function cpeEvidence(cpe: CpeFacts): Evidence[] {
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
function liveEvidence(info: CpeInfo, at: Date, old: boolean): Evidence[] {
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
function hostEvidence(host: HostState, now: Date): Evidence[] {
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
function portEvidence(port: Port, extent: Extent | null, at: Date): Evidence[] {
  const found: Evidence[] = [];
  const add = (fact: FactKey, value: string) => {
    // The monitoring's reports were made before they were asked for.
    found.push({ fact, value, source: port.by ?? PORT, at: port.by ? null : at, old: false });
  };
  if (port.own) add("port-own", port.own.cause ?? port.own.status);
  if (extent) add("port-same", `${extent.same}/${extent.total}`);
  const others = withoutSelf(port, ({ status }) => status === "offline");
  const online = others.filter(({ status }) => status === "online").length;
  add("port-online", `${online}/${extent ? extent.total - 1 : others.length}`);
  return found;
}

/** What a verdict rests on, each value with its source and age; `extent` is the verdict's own. */
export function evidenceOf(
  input: VerdictInput,
  extent: Extent | null,
): { evidence: Evidence[]; missing: Missing[] } {
  const { cpe, live, neighbours, now } = input;
  const port = portOf(input);
  const host = reported(input);
  const evidence = [
    ...cpeEvidence(cpe),
    ...(live.state === "read"
      ? liveEvidence(live.value, live.at, !("value" in usable(live, now)))
      : []),
    ...(port && neighbours.state === "read" ? portEvidence(port, extent, neighbours.at) : []),
    ...(host ? hostEvidence(host.value, now) : []),
  ];
  return { evidence, missing: missingOf(input) };
}

function missingOf({ live, host, neighbours, now }: VerdictInput): Missing[] {
  const sources = [
    ["live", usable(live, now)],
    // A report's age is its check's, not that of the request.
    ["host", host.state === "read" ? null : usable(host, now)],
    [
      "services",
      host.state === "read" && host.value.areServicesUntold
        ? { why: "not-found" as const, detail: undefined }
        : null,
    ],
    ["neighbours", usable(neighbours, now)],
  ] as const;
  return sources.flatMap(([source, found]) => {
    if (found === null || !("why" in found)) return [];
    const { why, detail } = found;
    return [{ source, why, ...(detail === undefined ? {} : { detail: visible(detail, 160) }) }];
  });
}
