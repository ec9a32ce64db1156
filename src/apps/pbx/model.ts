// A PBX as the console understands it, whatever names the server gives its fields (contract 3.3).
import type { ScheduleRow } from "./schedule.ts";

/** A way on that is set in a PBX, as it was read: not yet looked for among what exists. */
export interface JumpText {
  /** The value on the wire, sent back as it came where nothing changed. */
  raw: unknown;
  /** What is shown for it: `rec:Bienvenido`; null for none. */
  text: string | null;
}

/** No way on. */
export const NO_JUMP: JumpText = { raw: null, text: null };

/** A telephone line of the customer that can ring (`pbx_extension`, contract 3.1). */
export interface Extension {
  /** The line's id; null where only its number is known. */
  id: number | null;
  number: string;
  label: string | null;
  hasVoicemail: boolean | null;
}

/** A schedule: when something is open. */
export interface Schedule {
  id: number;
  name: string;
  rows: readonly ScheduleRow[];
  /** What could not be read of it, as the server wrote it. */
  unread: readonly string[];
}

/** A number from outside. */
export interface Ddi {
  kind: "ddi";
  id: number;
  number: string;
  /** Numbers of the extensions that ring. */
  rings: readonly string[];
  incoming: JumpText;
}

/** What rings several extensions: a group at once, a queue as agents become free. */
export interface Ringer {
  kind: "group" | "queue";
  id: number;
  cli: string | null;
  name: string | null;
  rings: readonly string[];
  fail: JumpText;
  outOfSchedule: JumpText;
  /** Id of the schedule; null: always open. */
  schedule: number | null;
  /** Whether it answers on holidays; null where not told. */
  answersOnHolidays: boolean | null;
}

/** What a caller may dial while a receptionist speaks. */
export interface DialOption {
  name: string | null;
  dial: string;
  jump: JumpText;
}

/** A recorded voice that lets the caller choose. */
export interface Receptionist {
  kind: "receptionist";
  id: number;
  name: string;
  record: string | null;
  fail: JumpText;
  outOfSchedule: JumpText;
  schedule: number | null;
  answersOnHolidays: boolean | null;
  repeats: boolean | null;
  options: readonly DialOption[];
  /** What stands instead of options that the console understands, as it came. */
  unreadOptions: string | null;
}

/** Where calls from outside go that their number does not send elsewhere. */
export interface Incoming {
  fix: JumpText;
  inside: JumpText;
  outside: JumpText;
  holiday: JumpText;
}

/** All that decides a call's way. */
export interface PbxPlan {
  incoming: Incoming;
  /** Id of the PBX's own schedule; null: always inside. */
  schedule: number | null;
  /** The days on which it is closed, as the API writes them. */
  holidays: readonly string[];
  /** Seconds that an extension rings. */
  ringTime: number | null;
  ddis: readonly Ddi[];
  groups: readonly Ringer[];
  queues: readonly Ringer[];
  receptionists: readonly Receptionist[];
  schedules: readonly Schedule[];
  extensions: readonly Extension[];
  /** How much of it was read: what is not found may exist all the same, unless it is the whole. */
  extent: "whole" | "part" | "reading";
}

const byNumber = new WeakMap<PbxPlan["extensions"], ReadonlyMap<string, Extension>>();

/** The extension of a PBX with a number: of thousands each is asked for by everything that leads to it. */
export function extensionAt(
  number: string,
  { extensions }: Pick<PbxPlan, "extensions">,
): Extension | undefined {
  let known = byNumber.get(extensions);
  if (!known) {
    // Of two with one number the first counts.
    known = new Map(extensions.toReversed().map((one) => [one.number, one]));
    byNumber.set(extensions, known);
  }
  return known.get(number);
}

/** A schedule that is named and not among those that were read. No thing has this id. */
export const LOST_SCHEDULE = 0;

/** A PBX of which nothing could be read. */
export const EMPTY_PLAN: PbxPlan = {
  incoming: { fix: NO_JUMP, inside: NO_JUMP, outside: NO_JUMP, holiday: NO_JUMP },
  schedule: null,
  holidays: [],
  ringTime: null,
  ddis: [],
  groups: [],
  queues: [],
  receptionists: [],
  schedules: [],
  extensions: [],
  extent: "part",
};

/** A PBX that is being read. */
export const COMING_PLAN: PbxPlan = { ...EMPTY_PLAN, extent: "reading" };
