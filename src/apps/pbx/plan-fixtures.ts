// PBXs for the tests of a call's way, in the words of the vendor's screens.
import { NO_JUMP, type JumpText, type PbxPlan, type Receptionist, type Ringer } from "./model.ts";
import { parseRow } from "./schedule.ts";

/** A jump as it is shown; none without a text. */
export function jump(text?: string): JumpText {
  return text === undefined ? NO_JUMP : { raw: text, text };
}

/** A schedule of lines such as `mon-fri: 09:00-14:00`. */
export function schedule(id: number, ...lines: string[]): PbxPlan["schedules"][number] {
  return { id, name: `S${id}`, rows: lines.flatMap((line) => parseRow(line) ?? []), unread: [] };
}

/** A group by its CLI, with whom it rings. */
export function group(
  cli: number,
  rings: readonly string[],
  more: { fail?: string; out?: string; schedule?: number; onHolidays?: boolean } = {},
): Ringer {
  return {
    kind: "group",
    id: cli,
    cli: String(cli),
    name: `G${cli}`,
    rings,
    fail: jump(more.fail),
    outOfSchedule: jump(more.out),
    schedule: more.schedule ?? null,
    answersOnHolidays: more.onHolidays ?? null,
  };
}

/** A receptionist by name, with what can be dialled. */
export function receptionist(
  id: number,
  name: string,
  options: Readonly<Record<string, string | null>>,
  more: { fail?: string; out?: string; schedule?: number; onHolidays?: boolean } = {},
): Receptionist {
  return {
    kind: "receptionist",
    id,
    name,
    record: String(id),
    fail: jump(more.fail),
    outOfSchedule: jump(more.out),
    schedule: more.schedule ?? null,
    answersOnHolidays: more.onHolidays ?? null,
    repeats: false,
    unreadOptions: null,
    options: Object.entries(options).map(([dial, to]) => ({
      dial,
      name: null,
      jump: jump(to ?? undefined),
    })),
  };
}

/** A PBX with the extensions 1001 (with a mailbox) and 1002 (without). */
export function plan(parts: Partial<PbxPlan> = {}): PbxPlan {
  return {
    extent: "whole",
    incoming: { fix: NO_JUMP, inside: NO_JUMP, outside: NO_JUMP, holiday: NO_JUMP },
    schedule: null,
    holidays: [],
    ringTime: 20,
    ddis: [],
    groups: [],
    queues: [],
    receptionists: [],
    schedules: [],
    extensions: [
      { id: 1, number: "1001", label: "Recepción", hasVoicemail: true },
      { id: 2, number: "1002", label: null, hasVoicemail: false },
    ],
    ...parts,
  };
}

/** A number from outside. */
export function ddi(
  id: number,
  number: string,
  more: { rings?: readonly string[]; to?: string } = {},
): PbxPlan["ddis"][number] {
  return { kind: "ddi", id, number, rings: more.rings ?? [], incoming: jump(more.to) };
}
