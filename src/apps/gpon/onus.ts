import { type Cause, causeInText, regCause, regState } from "#src/apps/monitoring/api.ts";
import { looseRow, looseRows, type Found, type LooseRow } from "#src/util/loose.ts";
import {
  type Fields,
  list,
  note,
  num,
  type Oddity,
  record,
  text,
  under,
  type Where,
  whole,
} from "#src/util/read.ts";
import { parseSerial } from "#src/util/serial.ts";
import { parseOltPosition, parsePosition, type Position } from "#src/util/pon.ts";

/** What an ONU and its OLT send and receive, dBm and dB; null without a reading (contract 3.5 `txrx`). */
export type OnuLight = {
  dnrx: number | null;
  uprx: number | null;
  uptx: number | null;
  dntx: number | null;
  dnatt: number | null;
  upatt: number | null;
  tvrx: number | null;
  /** The server's own deviation of the ONU from its PON. */
  pondesv: number | null;
};

/** One ONU of a PON port, live (contract 3.5 `onus/…/`, whose rows nobody has captured). */
export type Onu = {
  onuId: number | null;
  /** Where the row itself says its place. */
  position: Position | null;
  name: string | null;
  /** 16 lower-case hex digits. */
  sn: string | null;
  type: string | null;
  status: "online" | "offline" | "unknown";
  /** Why it is offline; "unknown" when the row does not say, null while it is not offline. */
  cause: "los" | "dying-gasp" | "other" | "unknown" | null;
  lastDown: Date | null;
  /** Null for `0.0.0.0`. */
  ip: string | null;
  light: OnuLight;
  /** Metres of fibre, where the OLT remembers it also of one that is dark. */
  distance: number | null;
  /** Bits per second. */
  dnbw: number | null;
  upbw: number | null;
  /** The row as it came. */
  raw: Fields;
};

// Names of the CLI's columns and their likely relatives, the likeliest first; read without case and signs,
// so that `onu_id`, `onuId` and `ONU-ID` are one.
const NAMES = {
  place: ["fspid", "position", "index", "id", "fsp"],
  id: ["onu_id", "onu", "ont_id", "onu_index", "ont_index", "id", "index"],
  name: ["desc", "description", "name", "cpename", "cpe", "internal_id", "host_name"],
  sn: ["sn", "serial", "serial_number", "onu_sn", "ont_sn"],
  type: ["type", "onu_type", "type_name", "model", "ont_type", "ont_model"],
  status: [
    "status",
    "state",
    "reg_status",
    "states",
    "run_state",
    "oper_status",
    "onu_status",
    "phase_state",
  ],
  cause: ["cause", "last_down_cause", "down_cause", "reason", "last_down_reason"],
  lastDown: ["last_down_time", "last_down", "down_time", "offline_since"],
  ip: ["ip", "ips", "address", "ip_address"],
  distance: ["distance", "ranging", "distance_m", "onu_distance", "fiber_distance"],
  dnbw: ["dnbw", "downbw", "bw_down", "downstream_bw", "dn_bandwidth"],
  upbw: ["upbw", "bw_up", "upstream_bw", "up_bandwidth"],
} as const;

const LIGHT: Readonly<Record<keyof OnuLight, readonly string[]>> = {
  dnrx: ["dnrx", "onu_rx", "ont_rx", "rx_power", "onu_rx_power", "ont_rx_power"],
  uprx: ["uprx", "olt_rx", "olt_rx_power", "olt_rx_ont_power"],
  uptx: ["uptx", "onu_tx", "ont_tx", "tx_power", "onu_tx_power", "ont_tx_power"],
  dntx: ["dntx", "olt_tx", "olt_tx_power"],
  dnatt: ["dnatt", "dn_attenuation", "downstream_attenuation"],
  upatt: ["upatt", "up_attenuation", "upstream_attenuation"],
  tvrx: ["tvrx", "catvrx", "catv_rx", "tv_rx_power"],
  pondesv: ["pondesv", "pondsv", "pon_deviation", "deviation"],
};
/** Where exactly -1 means that nothing was measured (contract 2.8: tvRx, attenuation). */
const MINUS_ONE_IS_NONE: ReadonlySet<string> = new Set(["tvrx", "dnatt", "upatt"]);
/** No receiver reads beyond these, dBm: what does is a sentinel of some device. */
const DARKEST = -60;
const BRIGHTEST = 20;

/**
 * Reads the ONUs of a port from an envelope, a bare list, `{onus: []}` or a map by number. Never throws; what is no
 * ONU is left out and noted.
 */
export function readOnus(raw: unknown): { onus: Onu[]; odd: Oddity[] } {
  const where = whole();
  const isKey = (key: string) => /^\d+$/.test(key) || parsePosition(key) !== null;
  const rows = looseRows(raw, where, ["onus", "onts", "status"], isKey);
  const onus = rows.flatMap(([key, row], i) => {
    const here = under(where, key ?? i);
    // In a map by number the value may be the status alone.
    const fields = typeof row === "string" && key !== null ? { status: row } : record(row, here);
    if (!fields) {
      note(here, "not-an-object", row);
      return [];
    }
    return [readOnu(fields, key, here)];
  });
  return { onus, odd: where.odd };
}

function readOnu(row: Fields, key: string | null, where: Where): Onu {
  const own = looseRow(row, where);
  const places = NAMES.place.flatMap((name) => {
    const value = own.find([name])?.value;
    return typeof value === "string" ? [value] : [];
  });
  const position =
    firstOf([...places, key ?? ""], (place) => {
      return parsePosition(place) ?? parseOltPosition(place)?.position ?? null;
    }) ?? null;
  const numbers = [...NAMES.id.map((name) => own.find([name])?.value), key];
  const id = firstOf(numbers, (value) => {
    const isNumber =
      typeof value === "number" || (typeof value === "string" && /^\d{1,4}$/.test(value));
    const read = isNumber ? num(value) : null;
    return read !== null && Number.isInteger(read) && read >= 0 ? read : null;
  });
  const onuId = position?.onu ?? id;
  const sn = own.word(NAMES.sn);
  const status = readStatus(own.find(NAMES.status), own.find(NAMES.cause));
  const light = readLight(own);
  const distance = own.figure(NAMES.distance);
  return {
    onuId,
    position: position && { ...position, onu: onuId },
    name: own.word(NAMES.name),
    sn: sn === null ? null : (parseSerial(sn)?.hex ?? sn.toLowerCase()),
    type: own.word(NAMES.type),
    ...status,
    lastDown: own.moment(NAMES.lastDown),
    ip: readIp(own),
    // An ONU that is dark has no light: what stands in its row is a sentinel or a memory.
    light: status.status === "offline" ? NO_LIGHT : light,
    distance: distance !== null && distance >= 0 ? distance : null,
    dnbw: atLeastZero(own.figure(NAMES.dnbw)),
    upbw: atLeastZero(own.figure(NAMES.upbw)),
    raw: row,
  };
}

/** Nothing measured. */
export const NO_LIGHT: OnuLight = {
  dnrx: null,
  uprx: null,
  uptx: null,
  dntx: null,
  dnatt: null,
  upatt: null,
  tvrx: null,
  pondesv: null,
};

function readLight(own: LooseRow): OnuLight {
  const light: OnuLight = { ...NO_LIGHT };
  for (const [name, names] of Object.entries(LIGHT)) {
    const value = own.figure(names);
    if (value === null || (value === -1 && MINUS_ONE_IS_NONE.has(name))) continue;
    if (/[rt]x$/.test(name) && (value < DARKEST || value > BRIGHTEST)) continue;
    Object.assign(light, { [name]: Math.round(value * 100) / 100 });
  }
  // All of them -1 at once is no light either (contract 2.8).
  return light.dnrx === -1 && light.uprx === -1 ? NO_LIGHT : light;
}

function readIp(own: LooseRow): string | null {
  const [first] = list(own.find(NAMES.ip)?.value);
  const ip = typeof first === "string" ? text(first) : null;
  return ip === null || /^(0\.0\.0\.0|::)$/.test(ip) ? null : ip;
}

function atLeastZero(value: number | null): number | null {
  return value !== null && value >= 0 ? value : null;
}

function readStatus(status: Found | null, cause: Found | null): Pick<Onu, "status" | "cause"> {
  const words = list(status?.value).flatMap((item) => {
    // A vendor's OLT may count instead of naming: a number says nothing without its table.
    return typeof item === "string" ? item.split("/").map((word) => word.trim()) : [];
  });
  const states = words.map(regState);
  const isOnline = states.some(({ state }) => state === "online" || state === "up");
  const named = regCause(states);
  const isOffline =
    named !== null || states.some(({ state }) => state === "offline" || state === "down");
  if (isOnline === isOffline) {
    if (status) note(status.where, isOnline ? "contradiction" : "unknown-word", status.value);
    return { status: "unknown", cause: null };
  }
  if (isOnline) return { status: "online", cause: null };
  const reason = cause ? text(cause.value, cause.where) : null;
  return { status: "offline", cause: causeOf(named ?? readReason(reason)) };
}

function readReason(reason: string | null): Cause | null {
  if (reason === null || /^(no[\s_-]?error|none|unknown|-+)$/i.test(reason.trim())) return null;
  return regCause(reason.split("/").map(regState)) ?? causeInText(reason);
}

function causeOf(cause: Cause | null): Onu["cause"] {
  if (cause === null) return "unknown";
  return cause === "lof" ? "other" : cause;
}

function firstOf<T, R>(values: readonly T[], read: (value: T) => R | null): R | null {
  for (const value of values) {
    const result = read(value);
    if (result !== null) return result;
  }
  return null;
}
