import { stamp } from "#mocks/clock.ts";
import { fsp, position } from "#mocks/db/network.ts";
import { lightOf, registrationWords, tagsOf, trafficOf } from "#mocks/db/readings.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Db } from "#mocks/db/db.ts";
import type { Device } from "#mocks/db/rows.ts";
import type { CpeStatus } from "#mocks/db/status.ts";
import { hash } from "#mocks/random.ts";
import type { CoreHost } from "#mocks/seed/core.ts";
import type { User } from "#mocks/users.ts";
import type { World } from "#mocks/world.ts";
import { actionNames } from "./isp-rows.ts";
import {
  flagsOf,
  hostName,
  lastCheckOf,
  outputTextOf,
  serviceName,
  severityOf,
  sinceOf,
  type Item,
} from "./monitoring-items.ts";

const HOST_WORDS: Record<number, string> = { 0: "up", 1: "down", 99: "pending" };
const SERVICE_WORDS: Record<number, string> = {
  0: "ok",
  1: "warning",
  2: "critical",
  3: "unknown",
  99: "pending",
};
const INTERVALS: Record<string, number> = { tr069: 300, "": 86_400 };

/** Registration, worded as this row words it (contract 2.9). */
function registration(db: Db, device: Device): Record<string, unknown> {
  const words = registrationWords(device);
  const full = (state: unknown, tags: unknown, id = position(device)) => ({
    cpe_registration_host: device.head,
    cpe_registration_id: id,
    cpe_registration_state: state,
    cpe_registration_tags: tags,
  });
  switch (device.registration) {
    case "list":
      return full(words, tagsOf(db, device));
    case "string":
      return full(
        words.includes("dyinggasp") ? "dyinggasp" : words[0],
        tagsOf(db, device)[0] ?? "",
      );
    case "empty":
      return full([], tagsOf(db, device));
    case "stale":
      return full(["online"], tagsOf(db, device), `${fsp(device)}-${(device.onu + 3) % 64}`);
    case "placeholder":
      return {
        cpe_registration_host: "__reghost__",
        cpe_registration_id: "__regid__",
        cpe_registration_state: "__regstate__",
        cpe_registration_tags: ["__regtags__"],
      };
    default:
      return {};
  }
}

/** The administrative part of a CPE's host, with its optional keys (contract 3.2, 2.9). */
export function administrativeInfo(
  world: World,
  cpe: Cpe,
  user: User,
  services: readonly string[],
): Record<string, unknown> {
  const { db } = world;
  const customer = db.customers.get(cpe.customer);
  const profile = cpe.profile === null ? undefined : db.profiles.get(cpe.profile);
  const info: Record<string, unknown> = {
    access: cpe.access,
    actions: actionNames(db, cpe, user).toSorted(),
    active: cpe.active,
    address: cpe.address || " - ",
    address_profile: cpe.address_profile,
    customer_address: customer ? `${customer.address} - ${customer.city}` : " - ",
    customer_external_id: customer?.external_id ?? null,
    customer_name: customer ? `${customer.name} ${customer.surname}`.trim() : null,
    external_voip: cpe.external_voip,
    id: cpe.id,
    model: cpe.model,
    potses: db.potses.where("cpe", cpe.id).flatMap((pots) => pots.cli ?? []),
    realm: cpe.realm,
    services,
    tech: cpe.tech,
    tr069: cpe.tr069,
    vendor: db.models.where("name", cpe.model)[0]?.vendor ?? null,
  };
  if (cpe.latitude !== null && cpe.id % 50 !== 7) {
    info["latitude"] = Number(cpe.latitude);
    info["longitude"] = Number(cpe.longitude);
  }
  if (cpe.sn) info["sn"] = cpe.sn;
  if (cpe.dsn) info["dsn"] = cpe.dsn;
  if (cpe.mac) info["mac"] = cpe.mac;
  if (cpe.line_profile) info["line_profile"] = cpe.line_profile;
  if (profile)
    Object.assign(info, {
      profile_name: profile.name,
      profile_downstream: profile.downstream,
      profile_upstream: profile.upstream,
    });
  if (cpe.voip_profile) info["voip_profile"] = cpe.voip_profile;
  if (cpe.tv_profile) info["tv_profile"] = cpe.tv_profile;
  if (cpe.topology) info["topology"] = cpe.topology;
  if (cpe.notes) info["notes"] = cpe.notes;
  return info;
}

function cpeVars(world: World, status: CpeStatus, user: User): Record<string, unknown> {
  const { cpe, device } = status;
  const info = administrativeInfo(world, cpe, user, status.services);
  const printedSerial = cpe.sn ? `${cpe.sn.slice(0, 8)} ${cpe.sn}` : "";
  return {
    administrative_info: info,
    business_impact: 1,
    ...registration(world.db, device),
    model: cpe.model,
    search: ` -   - ${String(info["customer_name"])} ${cpe.address_profile ?? ""} ${printedSerial} ${cpe.tech ?? ""} True ${String(info["vendor"])} `,
    type: "cpe",
    vendor: info["vendor"],
  };
}

function coreVars(host: CoreHost): Record<string, unknown> {
  const { latitude, longitude, location, parents } = host;
  return {
    type: host.type,
    business_impact: host.impact,
    location,
    parents,
    latitude,
    longitude,
    search: ` ${host.name} ${location} `,
  };
}

/** Perfdata holds only upper limits (contract 3.2), and most rows have none. */
function perfdataOf(item: Item): unknown[] {
  if (item.kind !== "cpe") return [];
  const { device, cpe } = item.status;
  const at = device.checkedAt;
  if (at === null) return [];
  const perf = (
    name: string,
    value: number,
    warning: number | null,
    critical: number | null,
    min: number,
    max: number,
  ) => ({ name, value, uom: "", warning, critical, min, max });
  if (item.service < 0) {
    const { dnbw, upbw } = trafficOf(device, at);
    return dnbw > 0 && cpe.id % 3 === 0
      ? [perf("dnbw", dnbw, null, null, 0, 1e9), perf("upbw", upbw, null, null, 0, 1e9)]
      : [];
  }
  if (serviceName(item) !== "txrx" || item.status.states[item.service] === 99) return [];
  const light = lightOf(device, at);
  if (!light) return [];
  const [attWarning, attCritical] = cpe.realm === "phi" ? [30, 50] : [26, 46];
  return [
    perf("dnrx", light.dnrx, -11, -8, -49, 5),
    perf("uptx", light.uptx, 15, 16, -10, 15),
    perf("uprx", light.uprx, -12, -9, -49, 5),
    perf("dnatt", light.dnatt, attWarning, attCritical, 1, 60),
    perf("upatt", light.upatt, attWarning, attCritical, 1, 60),
    perf("pondesv", light.pondesv, 2, 4, -10, 10),
  ];
}

function previousState(item: Item, state: number): number {
  if (state !== 0) return 99;
  const isBack = item.kind === "cpe" && item.service < 0 && item.status.device.lastDownAt !== null;
  return isBack ? 1 : 0;
}

/** The `attrs` of a search row (contract 3.2): 37 keys on a host, `vars` only where asked. */
export function attrsOf(
  world: World,
  item: Item,
  user: User,
  hasVars: boolean,
): Record<string, unknown> {
  const flags = flagsOf(world, item);
  const service = serviceName(item);
  const interval = INTERVALS[service] ?? (service.startsWith("voice") ? 86_400 : 604_800);
  const checked = lastCheckOf(world, item, flags.state);
  const since = sinceOf(world, item);
  const isActive = flags.isHost || service.startsWith("voice") || item.kind === "core";
  const attrs: Record<string, unknown> = {
    acknowledged: flags.acknowledged,
    acknowledgement: flags.acknowledged,
    address: item.kind === "core" ? item.host.address : "",
    alarm: flags.alarm,
    business_impact: item.kind === "core" ? item.host.impact : 1,
    check_attempt: 1,
    check_command: flags.isHost
      ? item.kind === "core"
        ? "hostalive"
        : "check_cpe"
      : `check_${service}`,
    check_interval: item.kind === "core" ? 60 : interval,
    check_period: "",
    downtime: flags.downtime,
    downtime_depth: flags.downtime,
    downtimed: flags.downtime,
    enable_active_checks: isActive ? 1 : 0,
    enable_passive_checks: 1,
    flap_detection_enabled: 0,
    handled: flags.handled,
    has_been_checked: checked === null ? 0 : 1,
    host_name: hostName(item),
    is_flapping:
      item.kind === "cpe" && world.db.quirks.get(item.status.cpe.id)?.flaps && flags.isHost ? 1 : 0,
    last_check: checked === null ? null : stamp(checked),
    // The previous hard state (contract 2.9): a device that came back was down before.
    last_hard_state: previousState(item, flags.state),
    last_hard_state_change: stamp(since),
    last_state_change: stamp(since),
    latency: hash(since % 100_000, 3) % 40,
    long_output: null,
    max_check_attempts: service === "tr069" ? 3 : 1,
    next_check: stamp((checked ?? world.now()) + interval * 1000),
    output: outputTextOf(item),
    perfdata: perfdataOf(item),
    problem: flags.problem,
    retry_interval: 60,
    service_name: service,
    severity: severityOf(item, flags),
    state: flags.state,
    state_long: (flags.isHost ? HOST_WORDS : SERVICE_WORDS)[flags.state] ?? "unknown",
    state_type: 1,
  };
  if (hasVars)
    attrs["vars"] = item.kind === "cpe" ? cpeVars(world, item.status, user) : coreVars(item.host);
  return attrs;
}

/** A search result (contract 3.2), with its services where `joins=services` was asked. */
export function showItem(
  world: World,
  item: Item,
  user: User,
  hasServices: boolean,
): Record<string, unknown> {
  const isHost = item.service < 0;
  const count = item.kind === "cpe" ? item.status.services.length : item.host.services.length;
  const services =
    isHost && hasServices
      ? Array.from({ length: count }, (_, service) => {
          const one: Item = { ...item, service };
          return {
            type: "Service",
            name: `${hostName(item)}!${serviceName(one)}`,
            meta: {},
            attrs: attrsOf(world, one, user, false),
          };
        })
      : null;
  return {
    type: isHost ? "Host" : "Service",
    name: isHost ? hostName(item) : `${hostName(item)}!${serviceName(item)}`,
    meta: {},
    attrs: attrsOf(world, item, user, true),
    joins: services ? { services } : {},
  };
}
