import { type Cause, causeInText, regCause, regState } from "#src/apps/monitoring/api.ts";
import {
  date,
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

/** One ONU of a PON port, live (contract 3.5 `onus/status/`, whose rows nobody has captured). */
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
  /** The row as it came. */
  raw: Fields;
};

// Names of the CLI's columns and their likely relatives, the likeliest first; read without case and signs,
// so that `onu_id`, `onuId` and `ONU-ID` are one.
const NAMES = {
  place: ["fspid", "position", "index", "id", "fsp"],
  id: ["onuid", "onu", "ontid", "onuindex", "ontindex", "id", "index"],
  name: ["desc", "description", "name", "cpename", "cpe", "internalid", "hostname"],
  sn: ["sn", "serial", "serialnumber", "onusn", "ontsn"],
  type: ["type", "onutype", "typename", "model", "onttype", "ontmodel"],
  status: [
    "status",
    "state",
    "regstatus",
    "states",
    "runstate",
    "operstatus",
    "onustatus",
    "phasestate",
  ],
  cause: ["cause", "lastdowncause", "downcause", "reason", "lastdownreason"],
  lastDown: ["lastdowntime", "lastdown", "downtime", "offlinesince"],
} as const;

const LISTS = ["results", "onus", "onts", "items", "rows", "data", "status"];

/**
 * Reads the ONUs of a port from an envelope, a bare list, `{onus: []}` or a map by number. Never throws; what is no
 * ONU is left out and noted.
 */
export function readOnus(raw: unknown): { onus: Onu[]; odd: Oddity[] } {
  const where = whole();
  const onus = rowsOf(raw, where).flatMap(([key, row], i) => {
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

function rowsOf(raw: unknown, where: Where): [key: string | null, row: unknown][] {
  if (Array.isArray(raw)) return raw.map((row: unknown) => [null, row]);
  const fields = record(raw, where);
  if (!fields) {
    if (raw === null || raw === undefined) note(where, "not-a-list", raw);
    return [];
  }
  for (const name of LISTS) {
    const rows = fields[name];
    if (Array.isArray(rows)) return rows.map((row: unknown) => [null, row]);
    if (record(rows)) return Object.entries(record(rows) ?? {});
  }
  const keyed = Object.entries(fields).filter(([key]) => /^\d+$/.test(key) || parsePosition(key));
  if (keyed.length === 0 && Object.keys(fields).length > 0) note(where, "not-a-list", raw);
  return keyed;
}

function readOnu(row: Fields, key: string | null, where: Where): Onu {
  const found = new Map<string, { value: unknown; where: Where }>();
  for (const [name, value] of Object.entries(row)) {
    const plain = name.toLowerCase().replace(/[^a-z]/g, "");
    if (value !== null && value !== undefined && !found.has(plain))
      found.set(plain, { value, where: under(where, name) });
  }
  const pick = (names: readonly string[]) => firstOf(names, (name) => found.get(name) ?? null);
  const word = (names: readonly string[]) => {
    const field = pick(names);
    return field ? text(field.value, field.where) : null;
  };
  const places = NAMES.place.flatMap((name) => {
    const value = found.get(name)?.value;
    return typeof value === "string" ? [value] : [];
  });
  const position =
    firstOf([...places, key ?? ""], (place) => {
      return parsePosition(place) ?? parseOltPosition(place)?.position ?? null;
    }) ?? null;
  const numbers = [...NAMES.id.map((name) => found.get(name)?.value), key];
  const id = firstOf(numbers, (value) => {
    const isNumber =
      typeof value === "number" || (typeof value === "string" && /^\d{1,4}$/.test(value));
    const read = isNumber ? num(value) : null;
    return read !== null && Number.isInteger(read) && read >= 0 ? read : null;
  });
  const onuId = position?.onu ?? id;
  const status = readStatus(pick(NAMES.status), pick(NAMES.cause));
  const time = pick(NAMES.lastDown);
  const sn = word(NAMES.sn);
  return {
    onuId,
    position: position && { ...position, onu: onuId },
    name: word(NAMES.name),
    sn: sn === null ? null : (parseSerial(sn)?.hex ?? sn.toLowerCase()),
    type: word(NAMES.type),
    ...status,
    lastDown: time ? date(time.value, time.where) : null,
    raw: row,
  };
}

function readStatus(
  status: { value: unknown; where: Where } | null,
  cause: { value: unknown; where: Where } | null,
): Pick<Onu, "status" | "cause"> {
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
