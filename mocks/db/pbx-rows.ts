/** The rows of virtual PBXs (contract 3.3; all names are inferred there). `pbx` is whose item it is, and is not told. */
import { Table } from "./table.ts";

/** A PBX: one per customer. */
export interface Pbx {
  id: number;
  customer: number;
  realm: string;
  /** Seconds that an extension rings. */
  ringtime: number;
  schedule: number | null;
  language: string;
  context: number | null;
  comment: string;
  holidays: number[];
  incoming_fix: string | null;
  incoming_in: string | null;
  incoming_out: string | null;
  incoming_holiday: string | null;
  out_ddi: string | null;
}

/** A number from outside. */
export interface Ddi {
  id: number;
  pbx: number;
  ddi: string;
  /** Ids of lines. */
  extensions: number[];
  incoming: string | null;
}

/** Extensions that ring together. */
export interface Group {
  id: number;
  pbx: number;
  cli: string;
  name: string;
  extensions: number[];
  fail: string | null;
  out_of_schedule: string | null;
  schedule: number | null;
  /** Whether it answers on holidays. */
  holidays: boolean;
}

/** A group with a waiting room; times in seconds. */
export interface Queue extends Group {
  wrapuptime: number | null;
  maxusers: number | null;
  user_timeout: number | null;
  agent_timeout: number | null;
  announce: boolean;
  announce_frequency: number | null;
  record: string | null;
  periodic_announce_frequency: number | null;
}

/** A voice that lets the caller choose. */
export interface Receptionist {
  id: number;
  pbx: number;
  name: string;
  record: string | null;
  schedule: number | null;
  holidays: boolean;
  fail: string | null;
  out_of_schedule: string | null;
  repeat: boolean;
  options: { name: string | null; dial: string; jump: string | null }[];
}

/** One row of a schedule. */
export interface ScheduleItem {
  active: boolean;
  weekday_from: string;
  weekday_to: string;
  morning_from: string | null;
  morning_to: string | null;
  evening_from: string | null;
  evening_to: string | null;
}

/** When something is open. */
export interface PbxSchedule {
  id: number;
  pbx: number;
  name: string;
  items: ScheduleItem[];
}

/** A day on which it is not. */
export interface Holiday {
  id: number;
  day: string;
  comment: string;
  realm: string;
}

/** One call. Times in seconds. */
export interface Cdr {
  id: number;
  start: string;
  cpe: string;
  src: string;
  dst: string;
  duration: number;
  billsec: number;
  disposition: "ANSWERED" | "NO ANSWER" | "BUSY" | "FAILED";
}

/** All that a Krill knows of PBXs. */
export interface PbxDb {
  pbxs: Table<Pbx>;
  ddis: Table<Ddi>;
  groups: Table<Group>;
  queues: Table<Queue>;
  receptionists: Table<Receptionist>;
  schedules: Table<PbxSchedule>;
  holidays: Table<Holiday>;
  cdrs: Table<Cdr>;
}

/** No PBX at all. */
export function emptyPbxDb(): PbxDb {
  return {
    pbxs: new Table<Pbx>(),
    ddis: new Table<Ddi>(),
    groups: new Table<Group>(),
    queues: new Table<Queue>(),
    receptionists: new Table<Receptionist>(),
    schedules: new Table<PbxSchedule>(),
    holidays: new Table<Holiday>(),
    cdrs: new Table<Cdr>(),
  };
}
