import { loadPortReader, type Onu } from "#src/apps/gpon/api.ts";
import { type CpeInfo, type HostState, readCpeInfo, readHost } from "#src/apps/monitoring/api.ts";
import type { CpeFacts, Source, VerdictInput } from "./verdict-types.ts";

const { readOnus } = await loadPortReader();

/**
 * Replies in the shapes of the contract's samples, for the verdict's tests: each builder takes what a case changes
 * and goes through the same readers as the console.
 */

export const NOW = new Date("2025-03-10T12:00:00+01:00");
export const SERIAL = "4857544300000007";

type Raw = Record<string, unknown>;

const GPON: CpeFacts = {
  tech: "gpon",
  active: true,
  access: true,
  expiration_date: null,
  sn: SERIAL,
  disable_provision: false,
  is_bitstream: false,
};

/** One metric of txrx as CPE info sends it; limits as in the samples unless given. */
export function level(metric: string, value: number | string | null, thresholds?: unknown): Raw {
  const usual: Record<string, number[]> = {
    dnrx: [-29, -27, -11, -8],
    uprx: [-32, -30, -12, -9],
    upatt: [26, 46],
    dnatt: [26, 46],
  };
  const isLoss = metric.endsWith("att");
  return {
    metric,
    value,
    uom: isLoss ? "dB" : "dBm",
    min: isLoss ? 1 : -49,
    max: isLoss ? 60 : 15,
    thresholds: thresholds ?? usual[metric] ?? [],
    items: [],
  };
}

/** `services.txrx` of CPE info. */
export function txrx(perfdatas: Raw[], more: Raw = {}): Raw {
  return { txrx: { state_id: 0, output: "", perfdatas, ...more } };
}

const PORTS = [{ id: 24, user_vlan: 1021, service_vlan: 831, native_vlan: 1 }];

/** CPE info of an ONT that is up, all in order. */
export function upInfo(changes: Raw = {}): Raw {
  return {
    state: "up",
    state_id: 0,
    output: "online oltNorte:0/5/14-7 10.8.33.14",
    uptime: 14_042,
    dnbw: 1200,
    upbw: 300,
    distance: 647,
    ips: ["10.8.33.14"],
    registration: {
      host: "oltNorte",
      id: "0/5/14-7",
      states: ["online"],
      tags: ["oltNorte-0/5/14", "oltNorte"],
      last_down_time: null,
    },
    alarms: [],
    services: txrx([
      level("dnrx", -22.14),
      level("uptx", 2.27),
      level("uprx", -20.709999999999994),
      level("upatt", 14.98),
    ]),
    tech: { line_profile: "residential", service_profile: "HG1000", service_ports: PORTS },
    ...changes,
  };
}

/** CPE info of an ONT that is down: readings gone, states as given. */
export function downInfo(states: unknown = ["offline"], changes: Raw = {}): Raw {
  return upInfo({
    state: "down",
    state_id: 1,
    output: "offline oltNorte:0/5/14-7 0.0.0.0",
    uptime: 0,
    dnbw: 0,
    upbw: 0,
    distance: -1,
    ips: ["0.0.0.0"],
    registration: {
      host: "oltNorte",
      id: "0/5/14-7",
      states,
      tags: ["oltNorte-0/5/14", "oltNorte"],
      last_down_time: null,
    },
    services: txrx([
      level("dnrx", null),
      level("uptx", null),
      level("uprx", null),
      level("upatt", -1),
    ]),
    ...changes,
  });
}

export const LOS_ALARM = {
  level: "warning",
  type: "servicequality",
  admin_status: "init",
  name: "The distribute fiber is broken or the OLT cannot receive expected optical signals from the ONT(LOSi/LOBi)",
  extra: "effect=serviceaffect curr=0 prev=0",
};

export const POWER_ALARM = {
  level: "warning",
  type: "environment",
  admin_status: "init",
  name: "The dying-gasp of GPON ONTi (DGi) is generated",
  extra: "",
};

/** A host of `monitoring/search`, checked `ageMin` minutes ago. */
export function hostRow(
  state: "up" | "down" | "unreachable" | "pending",
  { ageMin = 1, intervalS = 300, attrs = {}, vars = {}, services = [] as Raw[] } = {},
): Raw {
  const lastCheck = new Date(NOW.getTime() - ageMin * 60_000).toISOString();
  return {
    type: "Host",
    name: "cpe0007",
    meta: {},
    attrs: {
      host_name: "cpe0007",
      state: { up: 0, down: 1, unreachable: 2, pending: 99 }[state],
      state_long: state,
      state_type: 1,
      last_check: lastCheck,
      check_interval: intervalS,
      output: state === "up" ? "online oltNorte:0/5/14-7 10.8.33.14" : "Offline!",
      vars: { type: "cpe", ...vars },
      ...attrs,
    },
    joins: { services: services.map((service) => ({ type: "Service", attrs: service })) },
  };
}

/** A joined service of a host, checked `ageMin` minutes ago. */
export function hostService(name: string, state: string, ageMin: number, output = ""): Raw {
  return {
    service_name: name,
    state_long: state,
    output,
    last_check: new Date(NOW.getTime() - ageMin * 60_000).toISOString(),
    check_interval: 604_800,
  };
}

/** Rows of `onus/status/`: the device itself (number 7) and others, each with a status, a cause and a time. */
export function portRows(own: Raw | null, others: Raw[]): Raw[] {
  const rest = others.map((row, i) => ({ id: `0/5/14-${i + 10}`, sn: serialOf(i + 10), ...row }));
  return own ? [{ id: "0/5/14-7", sn: SERIAL, ...own }, ...rest] : rest;
}

function serialOf(number: number): string {
  return `48575443${number.toString(16).padStart(8, "0")}`;
}

/** `count` rows alike; `at` = minutes before now at which they went down. */
export function times(count: number, status: string, cause?: string, at?: number): Raw[] {
  const row: Raw = { status };
  if (cause !== undefined) row.cause = cause;
  if (at !== undefined) row.last_down_time = new Date(NOW.getTime() - at * 60_000).toISOString();
  return Array.from({ length: count }, () => ({ ...row }));
}

/** A source that was read just now. */
export function read<T>(value: T, ageMin = 0): Source<T> {
  return { state: "read", value, at: new Date(NOW.getTime() - ageMin * 60_000) };
}

export const NONE = { state: "missing", why: "failed" } as const;

/** What a case says of the world: raw replies, or a source's state. Left out: the source is missing. */
export type World = {
  cpe?: CpeFacts;
  live?: Raw | Source<CpeInfo>;
  host?: Raw | Source<HostState>;
  port?: Raw[] | Source<Onu[]>;
  /** The port is the monitoring's report. */
  by?: string;
  seenDown?: number;
};

/** The verdict's input for a case. */
export function inputOf({
  cpe = {},
  live = NONE,
  host = NONE,
  port = NONE,
  by,
  seenDown,
}: World): VerdictInput {
  return {
    now: NOW,
    cpe: { ...GPON, ...cpe },
    live: isSource(live) ? live : read(readCpeInfo(live).info),
    host: isSource(host) ? host : read(readHost(host).host),
    neighbours: isSource(port) ? port : read(readOnus(port).onus),
    by,
    seenDown,
  };
}

function isSource<T>(value: Raw | Raw[] | Source<T>): value is Source<T> {
  return (
    "state" in value &&
    (value.state === "read" || value.state === "reading" || value.state === "missing")
  );
}
