// Values of a PBX's fields as servers may give them, and as forms have them in one text (contract 3.3: names and
// shapes are inferred). Pure; nothing here throws.
import { bool01, list, record } from "#src/util/read.ts";
import { NO_JUMP, type JumpText } from "./model.ts";
import {
  DAY_WORDS,
  parseClock,
  parseDay,
  parseRow,
  writeClock,
  type ScheduleRow,
} from "./schedule.ts";

const KNOWN_PREFIX =
  /^\s*(rec|recepcionist|receptionist|grp|group|que|queue|vm|voicemail|out|outgoing|ddi|ext|extension)\s*:/iu;

/** Text or number as text; null for anything else and for nothing. */
export function plain(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A jump however it came: as text, as a record with a label or with kind and id, beside it the server's decoding. */
export function readJump(raw: unknown, decoded?: unknown): JumpText {
  if (raw === null || raw === undefined || (typeof raw === "string" && raw.trim() === ""))
    return { ...NO_JUMP, raw: raw ?? null };
  const own = jumpText(raw);
  if (own !== null && KNOWN_PREFIX.test(own)) return { raw, text: own };
  // Where the value itself is no jump that reads, what the server makes of it is.
  const said = jumpText(decoded);
  return { raw, text: said !== null && KNOWN_PREFIX.test(said) ? said : own };
}

function jumpText(value: unknown): string | null {
  const text = plain(value);
  if (text !== null) return text;
  const known = record(value);
  if (!known) return null;
  const said = ["label", "text", "decoded", "display_name", "value", "name"].flatMap(
    (key) => plain(known[key]) ?? [],
  );
  const full = said.find((one) => KNOWN_PREFIX.test(one));
  if (full !== undefined) return full;
  const kind = plain(known["type"]) ?? plain(known["kind"]);
  const what =
    plain(known["cli"]) ?? plain(known["number"]) ?? plain(known["ddi"]) ?? plain(known["id"]);
  if (kind !== null && KNOWN_PREFIX.test(`${kind}:`) && (what ?? said[0]) !== undefined)
    return `${kind}:${what ?? said[0] ?? ""}`;
  return said[0] ?? what;
}

/**
 * A list of other things as one text, a line each: `#12` for an id, else what it is called, letter for letter. Servers
 * may list ids, numbers, `1022/Label`, or whole records.
 */
export function showRefs(value: unknown): string {
  const all = typeof value === "string" ? splitRefs(value) : list(value);
  return all.flatMap((one) => refOf(one) ?? []).join("\n");
}

/** A list that is one text. At blanks it ends only where they part numbers or days: labels have blanks. */
function splitRefs(text: string): string[] {
  return text.split(/[,;\n]/u).flatMap((part) => {
    const words = part.trim().split(/\s+/u);
    return words.every((word) => /^(?:[#+]?[\d/]+|\$\w+\$)$/u.test(word)) ? words : part.trim();
  });
}

function refOf(value: unknown): string | null {
  if (typeof value === "number") return Number.isSafeInteger(value) ? `#${value}` : null;
  // A line of the text each.
  if (typeof value === "string") return value.trim() === "" ? null : value.replaceAll("\n", " ");
  const known = record(value);
  if (!known) return null;
  const id = plain(known["id"]);
  if (id !== null && /^\d{1,15}$/u.test(id)) return `#${id}`;
  return refOf(plain(known["cli"]) ?? plain(known["number"]) ?? plain(known["day"]) ?? "");
}

/** The parts of such a text. */
export function refsIn(text: string): string[] {
  return text.split("\n").filter((one) => one !== "");
}

/** Parts as such a text. */
export function writeRefs(refs: readonly string[]): string {
  return refs.join("\n");
}

/** What parts of such texts may mean: its id, and what a server may call it instead. */
interface Named {
  id: number | null;
  name: string;
}

/** What parts of such texts mean among some things, of which there may be thousands: gone through once. */
export function refsTo<Thing extends Named>(things: readonly Thing[]) {
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  for (const [place, { id, name }] of things.entries()) {
    if (id !== null && !ids.has(String(id))) ids.set(String(id), place);
    if (name !== "" && !names.has(name)) names.set(name, place);
  }
  return {
    /** The same part; an id that a server wrote as text told as one: digits that no thing is called by. */
    withId: (ref: string): string => (ids.has(ref) && !names.has(ref) ? `#${ref}` : ref),
    /** The first thing that it means, as `isRefTo` tells. */
    find: (ref: string): Thing | undefined => {
      const { id, bare, short } = partsOf(ref);
      const places = [id === null ? undefined : ids.get(id), names.get(bare), names.get(short)];
      return things[Math.min(...places.map((place) => place ?? Infinity))];
    },
  };
}

/** Such a text as it is sent: ids as numbers, the rest as it came. */
export function sendRefs(text: string): (string | number)[] {
  return refsIn(text).map((one) => (/^#\d+$/u.test(one) ? Number(one.slice(1)) : one));
}

/** Whether one part of such a text means a thing with this id and one of these names. */
export function isRefTo(ref: string, id: number | null, names: readonly string[]): boolean {
  const told = partsOf(ref);
  if (id !== null && told.id === String(id)) return true;
  return names.some((name) => name === told.bare || name === told.short);
}

/** Which things some parts mean: as `isRefTo` of each, for thousands of things. */
export function meantBy(refs: readonly string[]): (thing: Named) => boolean {
  const told = refs.map(partsOf);
  const ids = new Set(told.map(({ id }) => id));
  const names = new Set(told.flatMap(({ bare, short }) => [bare, short]));
  return ({ id, name }) => (id !== null && ids.has(String(id))) || names.has(name);
}

function partsOf(ref: string) {
  const isId = ref.startsWith("#");
  const bare = (isId ? ref.slice(1) : ref).trim();
  return { id: isId ? bare : null, bare, short: bare.split(/[\s,/]/u)[0] ?? bare };
}

/** The rows of a schedule, from whichever of the two fields a server has, and what could not be read. */
export function readRows(row: Readonly<Record<string, unknown>>): {
  rows: ScheduleRow[];
  unread: string[];
} {
  const rows: ScheduleRow[] = [];
  const unread: string[] = [];
  const { definition, items } = row;
  const lines =
    typeof definition === "string" ? definition.split(/[\n;]+/u) : list(definition ?? items);
  for (const line of lines) {
    if (typeof line === "string") {
      if (line.trim() === "") continue;
      const isOff = /^\s*off\b/iu.test(line);
      const read = parseRow(line.replace(/^\s*off\b/iu, ""));
      if (read) rows.push({ ...read, isActive: !isOff });
      else unread.push(line);
      continue;
    }
    const known = record(line);
    const read = known && readItem(known);
    if (read) rows.push(read);
    else unread.push(JSON.stringify(line) ?? "?");
  }
  return { rows, unread };
}

/** Week days in records: words, or numbers from Monday on (0 to 6). */
function dayOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\d$/u.test(value) ? Number(value) : value;
  if (typeof number === "number") return number >= 0 && number <= 6 ? Math.floor(number) : null;
  return typeof value === "string" ? parseDay(value) : null;
}

function readItem(item: Readonly<Record<string, unknown>>): ScheduleRow | null {
  const find = (...words: string[]) => {
    const name = Object.keys(item).find((key) => words.every((word) => key.includes(word)));
    return name === undefined ? undefined : item[name];
  };
  const dayFrom = dayOf(find("day", "from") ?? find("day", "start") ?? find("day"));
  const lastDay = find("day", "to") ?? find("day", "end");
  const dayTo = plain(lastDay) === null ? dayFrom : dayOf(lastDay);
  const parts = ["morning", "evening"].map((part) => [find(part, "from"), find(part, "to")]);
  const told = parts.filter((sides) => sides.some((side) => plain(side) !== null));
  const bands = told.map((sides) => {
    const [from, to] = sides.map((side) => (typeof side === "string" ? parseClock(side) : null));
    return typeof from === "number" && typeof to === "number" ? { from, to } : null;
  });
  const isTold = parts.flat().some((side) => side !== undefined);
  // Hours that nobody understands are not hours that nobody works.
  if (dayFrom === null || dayTo === null || !isTold || bands.includes(null)) return null;
  // A row that does not say is one like any other.
  const isActive = bool01(item["active"] ?? item["is_active"]) !== false;
  const open = bands.filter((band) => band !== null && band.from !== band.to);
  return { isActive, dayFrom, dayTo, bands: open.filter((band) => band !== null) };
}

/** One row of a schedule while it is typed: times may be missing. */
export interface BandLine {
  isActive: boolean;
  /** Words of week days, `mon` to `sun`. */
  days: readonly [string, string];
  /** From and to of the morning, from and to of the evening; empty where nothing is typed. */
  times: readonly [string, string, string, string];
}

/** The rows of a schedule as one text, in the vendor's own writing; what nobody understands begins with `?`. */
export function showBands(row: Readonly<Record<string, unknown>>): string {
  const { rows, unread } = readRows(row);
  const lines = rows.flatMap(({ isActive, dayFrom, dayTo, bands }): BandLine[] => {
    const clock = (minutes: number | undefined) =>
      minutes === undefined ? "" : writeClock(minutes);
    // A line has room for two; of more, the others are lines of the same days.
    const starts = Array.from(
      { length: Math.max(1, Math.ceil(bands.length / 2)) },
      (_, at) => at * 2,
    );
    return starts.map((at) => {
      const [morning, evening] = bands.slice(at, at + 2);
      return {
        isActive,
        days: [DAY_WORDS[dayFrom] ?? "mon", DAY_WORDS[dayTo] ?? "mon"],
        times: [clock(morning?.from), clock(morning?.to), clock(evening?.from), clock(evening?.to)],
      };
    });
  });
  return [writeBands(lines), ...unread.map((one) => `? ${one.replaceAll("\n", " ")}`)]
    .filter(Boolean)
    .join("\n");
}

/** Rows as one text. */
export function writeBands(lines: readonly BandLine[]): string {
  return lines
    .map(({ isActive, days, times }) => {
      const [a, b, c, d] = times;
      return `${isActive ? "" : "off "}${days[0]}-${days[1]}: ${a}-${b} / ${c}-${d}`;
    })
    .join("\n");
}

/** The rows of such a text, and the lines that are none. */
export function bandsIn(text: string): { lines: BandLine[]; unread: string[] } {
  const lines: BandLine[] = [];
  const unread: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const match = /^(off )?(\w{3})-(\w{3}): ([\d:]*)-([\d:]*) \/ ([\d:]*)-([\d:]*)$/u.exec(line);
    if (!match) {
      unread.push(line.replace(/^\? /u, ""));
      continue;
    }
    const [, off, from = "", to = "", a = "", b = "", c = "", d = ""] = match;
    lines.push({ isActive: off === undefined, days: [from, to], times: [a, b, c, d] });
  }
  return { lines, unread };
}

/** What is wrong with such a text: a key of the form's rules. */
export function bandsProblem(text: string): "bands" | "unreadRows" | null {
  const { lines, unread } = bandsIn(text);
  if (unread.length > 0) return "unreadRows";
  const isWhole = (from: string, to: string) =>
    parseClock(from) !== null && parseClock(to) !== null && from !== to;
  const isRight = lines.every(({ times: [a, b, c, d] }) => {
    const hasMorning = a !== "" || b !== "";
    const hasEvening = c !== "" || d !== "";
    return (
      (hasMorning || hasEvening) && (!hasMorning || isWhole(a, b)) && (!hasEvening || isWhole(c, d))
    );
  });
  return isRight ? null : "bands";
}

/** Such a text as records, as they are sent (names inferred). */
export function sendItems(text: string) {
  return bandsIn(text).lines.map(({ isActive, days, times: [a, b, c, d] }) => ({
    active: isActive,
    weekday_from: days[0],
    weekday_to: days[1],
    morning_from: a || null,
    morning_to: b || null,
    evening_from: c || null,
    evening_to: d || null,
  }));
}

/** Such a text as the vendor's screens write it, for servers that keep it so. */
export function sendDefinition(text: string): string {
  return bandsIn(text)
    .lines.map(({ isActive, days, times: [a, b, c, d] }) => {
      const bands = [a && `${a}-${b}`, c && `${c}-${d}`].filter(Boolean).join(" / ");
      const range = days[0] === days[1] ? days[0] : `${days[0]}-${days[1]}`;
      return `${isActive ? "" : "off "}${range}: ${bands}`;
    })
    .join("\n");
}
