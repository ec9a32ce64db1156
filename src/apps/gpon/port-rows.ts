// The ONUs of a port as its page shows them: what the OLT, the monitoring and the CRM know of each, side by side. Pure.
import type { HostState } from "#src/apps/monitoring/api.ts";
import { formatPosition, samePort, type Position } from "#src/util/pon.ts";
import { sameSerial } from "#src/util/serial.ts";
import { isNothing } from "#src/util/text.ts";
import type { Onu, PortReading } from "./api.ts";
import type { OnuLight } from "./onus.ts";
import type { LevelBand, OnuJudgement, PortJudgement } from "./port-judge-types.ts";
import { judgePort } from "./port-judge.ts";

/** One ONU of a port. A record, so that a list can sort and search it by its fields. */
export type PortRow = OnuLight & {
  id: string;
  onuId: number | null;
  /** `0/5/14-7`. */
  place: string;
  /** As the OLT has it. */
  name: string | null;
  sn: string | null;
  type: string | null;
  status: Onu["status"];
  /** Its status is the monitoring's report, not the OLT's answer. */
  isReported: boolean;
  /** When the monitoring checked what is reported. */
  checkedAt: Date | null;
  cause: Onu["cause"];
  lastDown: Date | null;
  ip: string | null;
  /** The OLT does not tell its state, and the monitoring last saw it down. */
  isReportedDown: boolean;
  /** The light is the monitoring's report of this moment, not the OLT's answer. */
  reportedAt: Date | null;
  distance: number | null;
  dnbw: number | null;
  upbw: number | null;
  /** Its CPE; null where none is known. */
  cpeId: number | null;
  cpeName: string | null;
  customer: string | null;
  model: string | null;
  realm: string | null;
  /** The splitter that it hangs on, by the CRM's topology. */
  topology: string | null;
  /**
   * Whether the monitoring has a host for it at this port, which says little of others where registrations are placeholders
   * (contract 2.9); null: it could not be asked.
   */
  isRegistered: boolean | null;
  /** False: its host was never checked; null: no host is known here. */
  isMonitored: boolean | null;
  /** dB from the port's median, and to the nearest limit. */
  deviation: number | null;
  margin: number | null;
  judgement: OnuJudgement | null;
};

/** What an ONU is called: its CPE's name, else the OLT's, else where it is. */
export function onuName({ cpeName, name, place }: PortRow): string {
  return cpeName ?? name ?? place;
}

/** What a port's rows are made of; views that were not read are undefined. */
export interface PortSources {
  olt: string;
  position: Position;
  status: PortReading | undefined;
  txrx: PortReading | undefined;
  bandwidth: PortReading | undefined;
  /** Null: the monitoring could not be asked. */
  hosts: readonly HostState[] | null;
  /** Limits by realm; "" for ONUs of which the realm is not known. */
  bands: ReadonlyMap<string, { dnrx: LevelBand | null; uprx: LevelBand | null }>;
}

/** The rows of a port with their judgement. */
export function portRows(sources: PortSources): { rows: PortRow[]; judgement: PortJudgement } {
  const base = (sources.status ?? sources.txrx ?? sources.bandwidth)?.onus ?? [];
  const here = unique(base.filter((onu) => isHere(onu, sources.position)));
  const plain = here.map((onu, index) => rowOf(onu, index, sources));
  const none = { dnrx: null, uprx: null };
  const judgement = judgePort(
    plain.map((row) => ({
      key: row.id,
      status: row.status,
      cause: row.cause,
      lastDown: row.lastDown,
      dnrx: row.dnrx,
      uprx: row.uprx,
      distance: row.distance,
      branch: row.topology,
      bands: sources.bands.get(row.realm ?? "") ?? none,
    })),
  );
  const rows = plain.map((row): PortRow => {
    const judged = judgement.byKey.get(row.id) ?? null;
    return {
      ...row,
      judgement: judged,
      deviation: judged?.deviation ?? null,
      margin: judged?.margin?.db ?? null,
    };
  });
  return { rows, judgement };
}

function isHere({ position }: Onu, port: Position): boolean {
  return position === null || samePort(position, port);
}

/** Each ONU once: a row that repeats number and serial says nothing new. */
function unique(onus: readonly Onu[]): Onu[] {
  const seen = new Set<string>();
  return onus.filter(({ onuId, sn }) => {
    if (onuId === null && sn === null) return true;
    const key = `${onuId ?? ""}#${sn ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function rowOf(onu: Onu, index: number, sources: PortSources): PortRow {
  const { txrx, bandwidth, hosts, position } = sources;
  const lit = sameOnu(onu, txrx?.onus) ?? onu;
  const busy = sameOnu(onu, bandwidth?.onus) ?? onu;
  const host = hosts?.find((one) => isHostOf(one, onu)) ?? null;
  const info = host?.administrativeInfo ?? null;
  const isRead = Object.values(lit.light).some((value) => value !== null);
  const reported = !isRead && onu.status !== "offline" && host ? reportedLight(host) : null;
  const light = reported ?? lit.light;
  return {
    id: `${onu.onuId ?? "?"} ${onu.sn ?? index}`,
    onuId: onu.onuId,
    place: formatPosition({ ...position, onu: onu.onuId }),
    name: onu.name,
    sn: onu.sn ?? info?.sn ?? null,
    type: onu.type,
    status: onu.status,
    isReported: sources.status?.by !== undefined,
    checkedAt: sources.status?.by === undefined ? null : (host?.lastCheck ?? null),
    cause: onu.cause,
    lastDown: onu.lastDown ?? (onu.status === "offline" ? (host?.since ?? null) : null),
    ip: onu.ip,
    dnrx: light.dnrx,
    uprx: light.uprx,
    uptx: light.uptx,
    dntx: lit.light.dntx,
    dnatt: light.dnatt,
    upatt: light.upatt,
    tvrx: lit.light.tvrx,
    pondesv: light.pondesv,
    isReportedDown: onu.status === "unknown" && host?.state === "down",
    reportedAt: reported?.at ?? null,
    distance: onu.distance ?? lit.distance,
    dnbw: busy.dnbw,
    upbw: busy.upbw,
    cpeId: info?.id ?? null,
    cpeName: host?.name ?? null,
    customer: info?.customer_name ?? null,
    model: info?.model ?? host?.model ?? null,
    realm: info?.realm ?? null,
    topology: isNothing(info?.topology) ? null : (info?.topology ?? null),
    isRegistered: hosts === null ? null : host !== null,
    isMonitored: host === null ? null : host.state !== "pending",
    deviation: null,
    margin: null,
    judgement: null,
  };
}

function sameOnu(onu: Onu, among: readonly Onu[] | undefined): Onu | undefined {
  return among?.find((one) =>
    onu.onuId !== null && one.onuId !== null ? onu.onuId === one.onuId : sameSerial(onu.sn, one.sn),
  );
}

/** By serial; by name only where the OLT tells no serial, since names at an OLT are typed by hand. */
function isHostOf(host: HostState, onu: Onu): boolean {
  const sn = host.administrativeInfo?.sn ?? null;
  if (sn !== null && onu.sn !== null) return sameSerial(sn, onu.sn);
  return onu.name !== null && host.name !== null && host.name === onu.name.trim();
}

/** The light that the monitoring last heard of. */
function reportedLight(host: HostState) {
  const service = host.services.find(({ name }) => name === "txrx");
  const value = (metric: string) =>
    service?.perfdata.find((one) => one.metric === metric)?.value ?? null;
  if (!service?.lastCheck || value("dnrx") === null) return null;
  return {
    dnrx: value("dnrx"),
    uprx: value("uprx"),
    uptx: value("uptx"),
    dnatt: value("dnatt"),
    upatt: value("upatt"),
    pondesv: value("pondesv"),
    at: service.lastCheck,
  };
}

/** The hosts that may be ONUs of this port: registered there, or nowhere that is known (contract 2.9: placeholders). */
export function hostsAt(hosts: readonly HostState[], olt: string, port: Position): HostState[] {
  return hosts.filter((host) => {
    if (!host.administrativeInfo) return false;
    const place = host.parsed?.position ?? host.registration.position;
    const at = host.parsed?.olt ?? host.registration.host;
    if (place === null || place === undefined) return true;
    return samePort(place, port) && (at === null || at === undefined || at === olt);
  });
}
