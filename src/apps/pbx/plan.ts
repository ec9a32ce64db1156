// A PBX with all its items, read at once: what its page, its forms and the way of its calls are made of.
import { queryOptions } from "@tanstack/react-query";
import { asApiError, isAbsent, type ApiError } from "#src/krill/errors.ts";
import { idIn } from "#src/krill/inferred-fields.ts";
import { readAll } from "#src/krill/read-all.ts";
import { isAll } from "#src/krill/resource.ts";
import { bool01 } from "#src/util/read.ts";
import { visible } from "#src/util/text.ts";
import {
  customerOf,
  holidays,
  itemsOf,
  pbxs,
  pbxsOf,
  readLines,
  readWhole,
  type HolidayRow,
  type Item,
  type Line,
  type Lines,
  type Pbx,
} from "./api.ts";
import { isNoJump } from "./jump.ts";
import {
  LOST_SCHEDULE,
  type Ddi,
  type Extension,
  type PbxPlan,
  type Receptionist,
  type Ringer,
  type Schedule,
} from "./model.ts";
import type { ItemKind, PbxPlace } from "./paths.ts";
import { readOptions } from "./options.ts";
import { plain, readJump, readRows, refsIn, refsTo, showRefs } from "./wire.ts";

/** A part of a PBX that is asked for by itself. */
export type PlanPart = ItemKind | "lines" | "holidays";

/** What was read of a PBX. */
export interface PlanReading {
  pbx: Pbx;
  /** Methods that its reply's `Allow` has; null without the header. */
  allow: ReadonlySet<string> | null;
  items: Readonly<Record<ItemKind, readonly Item[]>>;
  /** The kinds of which a person may make new ones; where the server does not say it decides. */
  mayCreate: Readonly<Record<ItemKind, boolean>>;
  lines: Lines;
  holidays: readonly HolidayRow[];
  plan: PbxPlan;
  /** Parts that could not be read: what follows from them is unknown. */
  missing: readonly { part: PlanPart; error: ApiError }[];
  at: Date;
}

/** Why a customer has no extensions, a key of the texts: lines that were not read may be some. */
export function noneOf({ lines, isComplete }: Lines): "none" | "incomplete" | "untold" {
  if (!isComplete) return "incomplete";
  return lines.some(({ isExtension }) => isExtension === null) ? "untold" : "none";
}

const NO_LINES: Lines = { lines: [], isComplete: false, devices: 0 };

/** Reads a PBX: a part that fails is missing, without the PBX itself there is nothing. */
export const planOf = (place: PbxPlace) =>
  queryOptions({
    queryKey: ["pbx", `of/${place.customer}`, "plan", place.pbx],
    staleTime: 15_000,
    enabled: place.customer > 0 && place.pbx > 0,
    queryFn: async ({ signal }): Promise<PlanReading> => {
      const missing: { part: PlanPart; error: ApiError }[] = [];
      const attempt = async <T>(part: PlanPart, otherwise: T, read: Promise<T>): Promise<T> => {
        try {
          return await read;
        } catch (error) {
          signal.throwIfAborted();
          missing.push({ part, error: asApiError(error) });
          return otherwise;
        }
      };
      const one = readOne(place, signal);
      const nothing = { rows: [], allow: null };
      const itemsAt = (kind: ItemKind) =>
        attempt(kind, nothing, readWhole<Item>(itemsOf(place, kind).fetchPage, signal));
      const [found, lines, days, ddis, groups, queues, receptionists, schedules] =
        await Promise.all([
          one,
          attempt("lines", NO_LINES, readLines(place.customer, signal)),
          attempt("holidays", nothing, readWhole<HolidayRow>(holidays.fetchPage, signal)),
          itemsAt("ddis"),
          itemsAt("groups"),
          itemsAt("queues"),
          itemsAt("receptionists"),
          itemsAt("schedules"),
        ]);
      const read = { ddis, groups, queues, receptionists, schedules };
      const each = <T>(of: (part: { rows: Item[]; allow: ReadonlySet<string> | null }) => T) => ({
        ddis: of(read.ddis),
        groups: of(read.groups),
        queues: of(read.queues),
        receptionists: of(read.receptionists),
        schedules: of(read.schedules),
      });
      const items = each(({ rows }) => rows);
      return {
        pbx: found.data,
        allow: found.allow,
        items,
        // To what is not there nothing can be added.
        mayCreate: each((part) => part !== nothing && (!part.allow || part.allow.has("POST"))),
        lines,
        holidays: days.rows,
        plan: planFrom({
          pbx: found.data,
          items,
          lines: lines.lines,
          holidays: days.rows,
          extent: missing.length > 0 || !lines.isComplete ? "part" : "whole",
        }),
        missing,
        at: found.at,
      };
    },
  });

/** No method: what is known of a thing by its list alone cannot be changed. */
const NOTHING_ALLOWED: ReadonlySet<string> = new Set();

/** The PBX; of a server that has no address for one (contract 3.3, inferred) its row of the list. @throws ApiError */
async function readOne({ customer, pbx }: PbxPlace, signal: AbortSignal) {
  try {
    return await pbxsOf(customer).fetchOne(pbx, [], signal);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    const row = await listed({ customer, pbx }, signal).catch(() => null);
    if (!row) throw error;
    return { data: row, allow: NOTHING_ALLOWED, at: new Date(), odd: [] };
  }
}

/** The row of a PBX in the list of all, which may be of tens of thousands: its customer's are asked for first. @throws ApiError */
async function listed({ customer, pbx }: PbxPlace, signal: AbortSignal): Promise<Pbx | null> {
  const isIt = (one: Pbx) => one.id === pbx && (customerOf(one) ?? customer) === customer;
  const few = { limit: 25, offset: 0, filters: { customer } };
  // A server may refuse the filter, or overlook it (contract 2.4).
  const own = await pbxs.fetchPage(few, signal).catch(() => null);
  const found = own?.rows.find(isIt);
  if (found || (own && isAll(own, few))) return found ?? null;
  for await (const { rows } of readAll(pbxs.fetchPage, { limit: 0, offset: 0 }, signal)) {
    const row = rows.find(isIt);
    if (row) return row;
  }
  return null;
}

/** What was read, as the console understands it. Never throws. */
export function planFrom({
  pbx,
  items,
  lines,
  holidays: days,
  extent = "whole",
}: {
  pbx: Pbx;
  items: PlanReading["items"];
  lines: readonly Line[];
  holidays: readonly HolidayRow[];
  extent?: PbxPlan["extent"];
}): PbxPlan {
  const extensions = lines.flatMap((line) => extensionOf(line) ?? []);
  const schedules = items.schedules.map(scheduleOf);
  const rings = ringsOf(extensions);
  const schedule = (value: unknown) => scheduleIdOf(value, schedules);
  return {
    incoming: {
      fix: readJump(pbx["incoming_fix"], pbx["decoded_incoming_fix"]),
      inside: readJump(pbx["incoming_in"], pbx["decoded_incoming_in"]),
      outside: readJump(pbx["incoming_out"], pbx["decoded_incoming_out"]),
      holiday: readJump(pbx["incoming_holiday"], pbx["decoded_incoming_holiday"]),
    },
    schedule: schedule(pbx["schedule"]),
    holidays: daysOf(pbx["holidays"], days),
    ringTime: pbx.ringtime ?? null,
    ddis: items.ddis.map((one): Ddi => ({
      kind: "ddi",
      id: one.id,
      number: one.ddi ?? one.name ?? `#${one.id}`,
      rings: rings(one["extensions"]),
      incoming: readJump(one["incoming"], one["decoded_incoming"]),
    })),
    groups: items.groups.map((one) => ringerOf("group", one, rings, schedule)),
    queues: items.queues.map((one) => ringerOf("queue", one, rings, schedule)),
    receptionists: items.receptionists.map((one): Receptionist => ({
      kind: "receptionist",
      id: one.id,
      name: one.name ?? `#${one.id}`,
      record: plain(one["record"]),
      fail: readJump(one["fail"], one["decoded_fail"]),
      outOfSchedule: readJump(one["out_of_schedule"], one["decoded_out_of_schedule"]),
      schedule: schedule(one["schedule"]),
      answersOnHolidays: yesOrNo(one["holidays"]),
      repeats: one.repeat ?? null,
      ...optionsOf(one["options"]),
    })),
    schedules,
    extensions,
    // Nobody knows where unread options lead.
    extent: items.receptionists.some((one) => readOptions(one["options"]).unread !== null)
      ? "part"
      : extent,
  };
}

function optionsOf(value: unknown): Pick<Receptionist, "options" | "unreadOptions"> {
  const { options, unread } = readOptions(value);
  return {
    options: options.map(({ dial, name, way }) => ({ dial, name: name || null, jump: way })),
    unreadOptions: unread,
  };
}

/** A line as an extension; null for one that is none. */
function extensionOf({ id, cli, label, isExtension, hasVoicemail }: Line): Extension | null {
  return isExtension === true && cli !== null ? { id, number: cli, label, hasVoicemail } : null;
}

function scheduleOf(one: Item): Schedule {
  return { id: one.id, name: one.name ?? `#${one.id}`, ...readRows(one) };
}

function ringerOf(
  kind: Ringer["kind"],
  one: Item,
  rings: (value: unknown) => string[],
  schedule: (value: unknown) => number | null,
): Ringer {
  return {
    kind,
    id: one.id,
    cli: one.cli ?? null,
    name: one.name ?? null,
    rings: rings(one["extensions"]),
    fail: readJump(one["fail"], one["decoded_fail"]),
    outOfSchedule: readJump(one["out_of_schedule"], one["decoded_out_of_schedule"]),
    schedule: schedule(one["schedule"]),
    answersOnHolidays: yesOrNo(one["holidays"]),
  };
}

/** The numbers of the extensions that a field lists; one that is not there keeps what it is called. */
function ringsOf(extensions: readonly Extension[]): (value: unknown) => string[] {
  const { withId, find } = refsTo(extensions.map(({ id, number: name }) => ({ id, name })));
  return (value) =>
    refsIn(showRefs(value)).map((one) => {
      const ref = withId(one);
      return find(ref)?.name ?? ref;
    });
}

/** The schedule that a field names, by id or by name; null without one, `LOST_SCHEDULE` for a name that none has. */
export function scheduleIdOf(value: unknown, schedules: readonly Schedule[]): number | null {
  const id = idIn(value);
  if (id !== null) return id;
  const name = plain(value);
  if (isNoJump(name)) return null;
  return schedules.find((one) => one.name === name)?.id ?? LOST_SCHEDULE;
}

/** What a field calls its schedule: its number, or whatever stands there. */
export function scheduleSaid(value: unknown): string {
  const id = idIn(value);
  return id === null ? visible(plain(value) ?? "?", 40) : `#${id}`;
}

/** The days that a field lists: by their ids, or as they are written. */
function daysOf(value: unknown, days: readonly HolidayRow[]): string[] {
  const { withId, find } = refsTo(days.map(({ id, day }) => ({ id, name: day ?? "" })));
  return refsIn(showRefs(value)).map((one) => {
    const ref = withId(one);
    return find(ref)?.name || ref;
  });
}

/** A field of yes or no; a list of holidays on which it answers counts as yes. */
function yesOrNo(value: unknown): boolean | null {
  return Array.isArray(value) ? value.length > 0 : bool01(value);
}
