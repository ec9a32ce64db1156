import { hostStatus, serviceStatus, type CpeStatus } from "#mocks/db/status.ts";
import type { CoreHost } from "#mocks/seed/core.ts";
import type { World } from "#mocks/world.ts";

/** One searchable thing: the host of a CPE (`service` −1), one of its services, or the same of a core host. */
export type Item =
  | { kind: "cpe"; status: CpeStatus; service: number }
  | { kind: "core"; host: CoreHost; service: number };

/** What a state means for the people who watch: the flags of contract 3.2. */
export interface Flags {
  state: number;
  isHost: boolean;
  problem: 0 | 1;
  alarm: 0 | 1;
  handled: 0 | 1;
  acknowledged: 0 | 1;
  downtime: 0 | 1;
}

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** The host's name of a thing. */
export function hostName(item: Item): string {
  return item.kind === "cpe" ? item.status.cpe.cpename : item.host.name;
}

/** The service's name, `""` on hosts. */
export function serviceName(item: Item): string {
  if (item.service < 0) return "";
  return (
    (item.kind === "cpe"
      ? item.status.services[item.service]
      : item.host.services[item.service]?.name) ?? ""
  );
}

/** The flags of a thing as of now. */
export function flagsOf(world: World, item: Item): Flags {
  const isHost = item.service < 0;
  const hostState = item.kind === "cpe" ? item.status.host : item.host.state;
  const own =
    item.kind === "cpe"
      ? item.status.states[item.service]
      : item.host.services[item.service]?.state;
  const state = isHost ? hostState : (own ?? 99);
  const { marks } = world.db;
  const mark =
    marks.size === 0
      ? undefined
      : marks.get(isHost ? hostName(item) : `${hostName(item)}!${serviceName(item)}`);
  const until = mark?.downtime;
  const isInDowntime = until !== undefined && until.start <= world.now() && world.now() < until.end;
  const expiry = mark?.acknowledgement?.expiry;
  const isAcknowledged =
    mark?.acknowledgement !== undefined && !(expiry && Date.parse(expiry) <= world.now());
  return {
    state,
    isHost,
    problem: bit(isHost ? state === 1 : state === 1 || state === 2),
    alarm: bit(isHost ? state === 1 : state === 2),
    handled: bit(isAcknowledged || isInDowntime || (!isHost && hostState === 1)),
    acknowledged: bit(isAcknowledged),
    downtime: bit(isInDowntime),
  };
}

/** The sort key of contract 3.2, from a thing's flags. */
export function severityOf(item: Item, flags: Flags): number {
  const { state, isHost, handled, problem } = flags;
  if (state === 0) return 0;
  if (state === 99) return 16;
  const base = isHost ? 64 : state === 1 ? 32 : state === 2 ? 128 : 64;
  const isHostDown = !isHost && (item.kind === "cpe" ? item.status.host : item.host.state) === 1;
  return base + (isHostDown ? 1024 : 0) + (problem === 1 && handled === 0 ? 2048 : 0);
}

/** When a thing was last checked, milliseconds; null: never. A host is checked on its own interval also while nobody looks. */
export function lastCheckOf(world: World, item: Item, state: number): number | null {
  if (item.kind === "core") return world.now() - 20_000;
  const { device } = item.status;
  if (device.checkedAt === null || state === 99) return null;
  if (device.isForgotten || item.service >= 0) return device.checkedAt;
  const interval = 86_400_000;
  return (
    device.checkedAt + Math.floor(Math.max(0, world.now() - device.checkedAt) / interval) * interval
  );
}

/** Since when a thing is as it is, milliseconds. */
export function sinceOf(world: World, item: Item): number {
  return item.kind === "cpe" ? item.status.device.since : world.now() - 9 * 86_400_000;
}

/** Its line of text; null when it was never checked. */
export function outputTextOf(item: Item): string | null {
  if (item.kind === "core") {
    const service = item.host.services[item.service];
    if (service) return service.output;
    return item.host.state === 0
      ? "PING OK - Packet loss = 0%, RTA = 0.61 ms"
      : "CRITICAL - Host Unreachable (10.0.0.19)";
  }
  const { cpe, device } = item.status;
  return (
    item.service < 0 ? hostStatus(cpe, device) : serviceStatus(cpe, device, serviceName(item))
  ).output();
}
