// OLTs, their boards and ports, whatever a server calls them (contract 3.5: all inferred). Never throws.
import { countOf, looseRow, namedThings, type LooseRow } from "#src/util/loose.ts";
import { num, record, whole, type Fields, type Oddity, type Where } from "#src/util/read.ts";
import { formatPort, parsePosition, type Position } from "#src/util/pon.ts";

/** How many ONUs, each figure where it is told. */
export type OnuCounts = {
  total: number | null;
  online: number | null;
  offline: number | null;
  /** Of those offline: without light, without power. */
  los: number | null;
  power: number | null;
};

/** A PON port as its OLT's page needs it. */
export type PonPort = { position: Position; counts: OnuCounts; isUp: boolean | null };

/** An OLT as far as a server tells. */
export type Olt = {
  /** Its id in the API's addresses (contract 3.5). */
  name: string;
  vendor: string | null;
  model: string | null;
  location: string | null;
  isUp: boolean | null;
  counts: OnuCounts;
  unconfigured: number | null;
  /** Of its processor, percent. */
  load: number | null;
  /** Degrees Celsius. */
  temperature: number | null;
  /** Seconds. */
  uptime: number | null;
  version: string | null;
  ports: PonPort[];
};

const NAMES = {
  name: ["name", "olt", "host_name", "hostname", "internal_id", "id"],
  model: ["model", "type_name", "olt_model", "chassis", "product"],
  vendor: ["vendor", "manufacturer", "brand"],
  location: ["location", "site", "place", "city"],
  state: ["state", "status", "state_long", "oper_status", "admin_state"],
  load: ["cpu", "cpu_load", "cpu_usage", "load"],
  temperature: ["temperature", "temp"],
  uptime: ["uptime", "sysuptime"],
  version: ["version", "software_version", "firmware", "sw_version"],
  unconfigured: ["unconfigured", "unconfigured_onus", "pending", "unprovisioned", "autofind"],
  total: ["onus", "onu_count", "onus_count", "onus_total", "total", "onts", "ont_count", "count"],
  online: ["online", "onus_online", "onus_up", "up", "active"],
  offline: ["offline", "onus_offline", "onus_down", "down", "inactive"],
  los: ["losi", "los"],
  power: ["dyinggasp"],
} as const;

/** Reads a list of OLTs; one without a name is left out and noted. */
export function readOlts(raw: unknown): { olts: Olt[]; odd: Oddity[] } {
  const { things, odd } = namedThings(raw, ["olts"], readOlt);
  return { olts: things, odd };
}

/** Reads one OLT with what ports are told anywhere in it; null without a name. */
export function readOlt(fields: Fields, where: Where): Olt | null {
  const own = looseRow(fields, where);
  const name = own.word(NAMES.name);
  if (name === null) return null;
  const ports = readPorts(fields);
  const counts = readCounts(own);
  return {
    name,
    vendor: own.word(NAMES.vendor),
    model: own.word(NAMES.model),
    location: own.word(NAMES.location),
    isUp: readState(own),
    counts: counts.total === null && ports.length > 0 ? sumOf(ports) : counts,
    unconfigured: countOf(own, NAMES.unconfigured),
    load: own.figure(NAMES.load),
    temperature: own.figure(NAMES.temperature),
    uptime: own.figure(NAMES.uptime),
    version: own.word(NAMES.version),
    ports,
  };
}

type Place = { frame: number | null; slot: number | null; port: number | null };

/** What level the things in a list or map of this name are. */
const LEVELS: Readonly<Record<string, keyof Place>> = {
  frames: "frame",
  shelves: "frame",
  slots: "slot",
  boards: "slot",
  cards: "slot",
  ports: "port",
  pons: "port",
  ponports: "port",
  gponports: "port",
};
const OWN_NUMBER: Readonly<Record<keyof Place, readonly string[]>> = {
  frame: ["frame", "shelf"],
  slot: ["slot", "board", "card"],
  port: ["port", "pon", "pon_port"],
};
const DEEPEST = 6;

/** Every PON port that is told anywhere in a reply: by `0/5/2`, by numbers, or by where it stands in boards. */
export function readPorts(raw: unknown): PonPort[] {
  const found = new Map<string, PonPort>();
  collect(raw, { frame: null, slot: null, port: null }, null, found, 0);
  return [...found.values()].toSorted(byPosition);
}

function collect(
  value: unknown,
  place: Place,
  level: keyof Place | null,
  found: Map<string, PonPort>,
  depth: number,
): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, place, level, found, depth + 1);
    return;
  }
  const fields = typeof value === "string" ? { fsp: value } : record(value);
  if (!fields) return;
  const where = whole();
  const own = looseRow(fields, where);
  const here = placeOf(own, place, level);
  const below = Object.entries(fields).flatMap(([key, inner]) => {
    const word = key.toLowerCase().replaceAll(/[^a-z]/gu, "");
    const next = Object.hasOwn(LEVELS, word) ? LEVELS[word] : undefined;
    return next && typeof inner === "object" && inner !== null ? [{ next, inner }] : [];
  });
  for (const { next, inner } of below) {
    if (Array.isArray(inner)) collect(inner, here, next, found, depth + 1);
    else
      for (const [key, item] of Object.entries(record(inner) ?? {})) {
        const number = /^\d{1,3}$/u.test(key) ? { [next]: Number(key) } : {};
        const at = parsePosition(key);
        collect(item, { ...here, ...number, ...at }, next, found, depth + 1);
      }
  }
  const { frame, slot, port } = here;
  if (frame === null || slot === null || port === null || below.length > 0) return;
  const position: Position = { frame, slot, port, onu: null };
  const key = formatPort(position);
  if (!found.has(key)) found.set(key, { position, counts: readCounts(own), isUp: readState(own) });
}

function placeOf(own: LooseRow, outer: Place, level: keyof Place | null): Place {
  for (const name of ["fsp", "position", "name", "id", "index", "port", "pon"]) {
    const value = own.find([name])?.value;
    const at = typeof value === "string" ? parsePosition(value) : null;
    if (at) return at;
  }
  const place = { ...outer };
  for (const each of ["frame", "slot", "port"] as const) {
    const names =
      each === level ? [...OWN_NUMBER[each], "id", "number", "index"] : OWN_NUMBER[each];
    const read = names.map((name) => num(own.find([name])?.value)).find((one) => one !== null);
    if (read !== undefined && Number.isInteger(read) && read >= 0) place[each] = read;
  }
  return place;
}

function readCounts(own: LooseRow): OnuCounts {
  const [total, online, offline] = [
    countOf(own, NAMES.total),
    countOf(own, NAMES.online),
    countOf(own, NAMES.offline),
  ];
  return {
    total: total ?? (online !== null && offline !== null ? online + offline : null),
    online: online ?? difference(total, offline),
    offline: offline ?? difference(total, online),
    los: countOf(own, NAMES.los),
    power: countOf(own, NAMES.power),
  };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null || b > a ? null : a - b;
}

function readState(own: LooseRow): boolean | null {
  const value = own.find(NAMES.state)?.value;
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (/^(up|online|ok|active|enabled|in[ _-]?service)$/u.test(word)) return true;
  return /^(down|offline|critical|disabled|failed|los)$/u.test(word) ? false : null;
}

/** The ONUs of several ports together. */
export function sumOf(ports: readonly Pick<PonPort, "counts">[]): OnuCounts {
  const sum = (name: keyof OnuCounts) => {
    const known = ports.flatMap(({ counts }) => counts[name] ?? []);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  };
  return {
    total: sum("total"),
    online: sum("online"),
    offline: sum("offline"),
    los: sum("los"),
    power: sum("power"),
  };
}

/** Ports in the order in which they stand in the OLT. */
export function byPosition(a: Pick<PonPort, "position">, b: Pick<PonPort, "position">): number {
  return (
    a.position.frame - b.position.frame ||
    a.position.slot - b.position.slot ||
    a.position.port - b.position.port
  );
}
