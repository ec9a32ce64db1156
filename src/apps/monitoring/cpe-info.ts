import { type Position, parsePosition } from "#src/util/pon.ts";
import {
  date,
  type Fields,
  list,
  note,
  num,
  type Oddity,
  record,
  text,
  texts,
  under,
  type Where,
  whole,
} from "#src/util/read.ts";
import { type Metric, readMetric } from "./metrics.ts";
import { realIp } from "./output.ts";
import { type Cause, causeInText, readRegStates, type RegState } from "./registration.ts";

/** One alarm of the device on its OLT. */
export type Alarm = {
  level: string | null;
  type: string | null;
  /** The OLT's own sentence. */
  name: string | null;
  extra: string | null;
  /** What the sentence tells about a cause. */
  kind: Cause;
  /** Said to be over. */
  isCleared: boolean;
};

/** One monitored service as the live reading found it. */
export type ServiceReading = {
  name: string;
  /** "unknown" when the server says 0 but no metric has a reading: that is how an offline device looks (contract 3.2). */
  state: "ok" | "warning" | "critical" | "unknown" | "pending";
  output: string | null;
  metrics: Metric[];
};

/** One service port on the OLT. */
export type ServicePort = {
  id: string | null;
  userVlan: number | null;
  serviceVlan: number | null;
  nativeVlan: number | null;
  /** What is done to the tags; null where it is not told. */
  tagTransform: string | null;
  inbound: string | null;
  outbound: string | null;
};

/** `GET monitoring/cpes/{id}/info`, read honestly: what was not measured is null, what was not said is unknown. */
export type CpeInfo = {
  state: "up" | "down" | "unknown";
  output: string | null;
  /** Seconds; null when down or not said. */
  uptime: number | null;
  /** Metres of fibre to the OLT. */
  distanceM: number | null;
  /** Traffic at this moment, bit/s (contract 2.8); null when down. */
  dnbw: number | null;
  upbw: number | null;
  /** Null where the reply does not tell them, which is not the same as none. */
  ips: string[] | null;
  registration: {
    olt: string | null;
    position: Position | null;
    /** The position as it came. */
    id: string | null;
    states: RegState[];
    tags: string[];
    lastDown: Date | null;
  };
  /** Null where the reply does not tell them. */
  alarms: Alarm[] | null;
  services: ServiceReading[];
  lineProfile: string | null;
  serviceProfile: string | null;
  typeName: string | null;
  /** Null when the reply has no such field, which is not the same as no service port. */
  servicePorts: ServicePort[] | null;
  /** Fields that the contract does not know (path to value), such as those of other technologies. */
  extra: Fields;
};

const KNOWN = new Set(
  "state state_id output uptime dnbw upbw distance ips registration alarms services tech".split(
    " ",
  ),
);
const KNOWN_TECH = new Set("line_profile service_profile type_name service_ports".split(" "));

/** Reads a CPE's live reading (contract 3.2 CPE info); never throws, whatever came. */
export function readCpeInfo(raw: unknown): { info: CpeInfo; odd: Oddity[] } {
  const where = whole();
  const at = (key: string) => under(where, key);
  const body = record(raw, where);
  if (!body && (raw === null || raw === undefined)) note(where, "not-an-object", raw);
  const fields = body ?? {};
  const state = readState(fields, where);
  const isDown = state === "down";
  const tech = record(fields.tech, at("tech")) ?? {};
  const measured = (key: string) => (isDown ? null : atLeastZero(fields[key], at(key)));
  const distance = num(fields.distance, at("distance"));
  const info: CpeInfo = {
    state,
    output: text(fields.output, at("output")),
    uptime: measured("uptime"),
    distanceM: distance !== null && distance >= 0 ? distance : null,
    dnbw: measured("dnbw"),
    upbw: measured("upbw"),
    ips: readIps(fields.ips, at("ips")),
    registration: readRegistration(fields.registration, at("registration")),
    alarms: told(fields.alarms, (alarm, i) => readAlarm(alarm, under(at("alarms"), i))),
    services: readServices(fields.services, at("services")),
    lineProfile: text(tech.line_profile, at("tech.line_profile")),
    serviceProfile: text(tech.service_profile, at("tech.service_profile")),
    typeName: text(tech.type_name, at("tech.type_name")),
    servicePorts: told(tech.service_ports, (port, i) =>
      readPort(port, under(at("tech.service_ports"), i)),
    ),
    extra: { ...unknown(fields, KNOWN, ""), ...unknown(tech, KNOWN_TECH, "tech.") },
  };
  return { info, odd: where.odd };
}

/** The items of a list; null where the reply does not have the list. */
function told<T>(raw: unknown, read: (item: unknown, index: number) => T | null): T[] | null {
  if (raw === null || raw === undefined) return null;
  return list(raw).flatMap((item, index) => read(item, index) ?? []);
}

/** Addresses as texts, or as objects that have one; null too where none of them can be read. */
function readIps(raw: unknown, where: Where): string[] | null {
  const said = told(raw, (item, i) => {
    const fields = record(item);
    return text(fields ? (fields.ip ?? fields.address ?? item) : item, under(where, i));
  });
  if (said === null || (said.length === 0 && list(raw).length > 0)) return null;
  return said.flatMap((ip) => realIp(ip) ?? []);
}

function readState(fields: Fields, where: Where): CpeInfo["state"] {
  const here = under(where, "state");
  const word = text(fields.state, here)?.toLowerCase() ?? null;
  const said = word === "up" || word === "down" ? word : null;
  if (word !== null && said === null) note(here, "unknown-word", fields.state);
  const id = num(fields.state_id, under(where, "state_id"));
  const meant = id === 0 ? "up" : id === 1 ? "down" : null;
  if (said !== null && meant !== null && said !== meant) {
    note(here, "contradiction", `state ${said}, state_id ${String(id)}`);
    return "unknown";
  }
  return said ?? meant ?? "unknown";
}

function atLeastZero(value: unknown, where: Where): number | null {
  const read = num(value, where);
  return read !== null && read >= 0 ? read : null;
}

function readRegistration(raw: unknown, where: Where): CpeInfo["registration"] {
  const fields = record(raw, where) ?? {};
  const id = text(fields.id, under(where, "id"));
  return {
    olt: text(fields.host, under(where, "host")),
    position: id === null ? null : parsePosition(id),
    id,
    states: readRegStates(fields.states ?? fields.state, under(where, "states")),
    tags: texts(fields.tags, under(where, "tags")),
    lastDown: date(fields.last_down_time, under(where, "last_down_time")),
  };
}

function readAlarm(raw: unknown, where: Where): Alarm | null {
  const fields: Fields | null = typeof raw === "string" ? { name: raw } : record(raw, where);
  if (!fields) return null;
  const get = (key: string) => text(fields[key], under(where, key));
  const [level, type, name, extra] = [get("level"), get("type"), get("name"), get("extra")];
  const isCleared = /^clear/i.test(level ?? "") || /^clear/i.test(get("admin_status") ?? "");
  return { level, type, name, extra, kind: causeInText(`${type ?? ""} ${name ?? ""}`), isCleared };
}

const STATES = new Map<number, ServiceReading["state"]>([
  [0, "ok"],
  [1, "warning"],
  [2, "critical"],
  [3, "unknown"],
  [99, "pending"],
]);

function readServices(raw: unknown, where: Where): ServiceReading[] {
  // Documented as name: object; a list of objects with a name is taken too.
  if (Array.isArray(raw)) {
    return raw.flatMap((item: unknown, i) => {
      const name = text(record(item)?.name);
      return name === null ? [] : (readService(name, item, under(where, i)) ?? []);
    });
  }
  return Object.entries(record(raw, where) ?? {}).flatMap(
    ([name, item]) => readService(name, item, under(where, name)) ?? [],
  );
}

function readService(name: string, raw: unknown, where: Where): ServiceReading | null {
  const fields = record(raw, where);
  if (!fields) return null;
  const metrics = list(fields.perfdatas ?? fields.perfdata).flatMap(
    (item, i) => readMetric(item, under(under(where, "perfdatas"), i)) ?? [],
  );
  const word = typeof fields.state === "string" ? fields.state.trim().toLowerCase() : "";
  const named = [...STATES.values()].find((state) => state === word);
  const id = num(fields.state_id ?? (named ? null : fields.state), under(where, "state_id"));
  const said = id === null ? (named ?? "unknown") : (STATES.get(id) ?? "unknown");
  const isBlind = metrics.length > 0 && metrics.every(({ value }) => value === null);
  return {
    name,
    state: said === "ok" && isBlind ? "unknown" : said,
    output: text(fields.output, under(where, "output")),
    metrics,
  };
}

function readPort(raw: unknown, where: Where): ServicePort | null {
  const fields = record(raw, where);
  if (!fields) return null;
  const vlan = (key: string) => num(fields[key], under(where, key));
  return {
    id: text(fields.id, under(where, "id")),
    userVlan: vlan("user_vlan"),
    serviceVlan: vlan("service_vlan"),
    nativeVlan: vlan("native_vlan"),
    tagTransform: text(fields.tag_transform, under(where, "tag_transform")),
    inbound: text(fields.inbound_traffic_table_name, under(where, "inbound_traffic_table_name")),
    outbound: text(fields.outbound_traffic_table_name, under(where, "outbound_traffic_table_name")),
  };
}

function unknown(fields: Fields, known: Set<string>, prefix: string): Fields {
  const entries = Object.entries(fields).filter(([key]) => !known.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [prefix + key, value]));
}
