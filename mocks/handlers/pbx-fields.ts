import type { Field, Fields } from "#mocks/fields.ts";
import { REALMS } from "#mocks/seed/catalog.ts";
import { parseHoliday } from "#src/apps/pbx/holiday.ts";
import { DAY_WORDS, parseClock } from "#src/apps/pbx/schedule.ts";

const text = (label: string, more: Partial<Field> = {}): Field => ({
  type: "string",
  label,
  nullable: true,
  ...more,
});
const flag = (label: string): Field => ({ type: "boolean", label });
const whole = (label: string): Field => ({
  type: "integer",
  label,
  nullable: true,
  check: (value) => (Number(value) < 0 ? "Ensure this value is greater than or equal to 0." : null),
});
const list = (label: string, more: Partial<Field> = {}): Field => ({
  type: "list",
  label,
  ...more,
});
const pk = (label: string): Field => ({ type: "field", label, nullable: true });
const id: Field = { type: "integer", label: "ID", readOnly: true };

const isJump = (value: unknown) =>
  typeof value === "string" && /^(rec|grp|que|vm|out|ext|ddi):.+$/.test(value);
const jump = (label: string): Field =>
  text(label, { check: (value) => (isJump(value) ? null : "Enter a valid jump.") });
const digits = (value: unknown) =>
  /^\d{1,16}$/.test(String(value)) ? null : "Only digits are allowed.";

/** A PBX's fields (contract 3.3). */
export const PBX_FIELDS: Fields = {
  id,
  customer: { type: "field", label: "Customer", readOnly: true },
  realm: { type: "choice", label: "Realm", choices: REALMS },
  ringtime: {
    type: "integer",
    label: "Ring time",
    check: (value) =>
      Number(value) >= 1 && Number(value) <= 600 ? null : "Ensure this value is from 1 to 600.",
  },
  schedule: pk("Schedule"),
  language: { type: "choice", label: "Language", choices: ["es", "en", "fr", "de", "it"] },
  context: pk("Context"),
  comment: text("Comment"),
  holidays: list("Holidays"),
  incoming_fix: jump("Fix"),
  incoming_in: jump("Within the schedule"),
  incoming_out: jump("Outside the schedule"),
  incoming_holiday: jump("Holidays"),
  out_ddi: text("Out DDI"),
};

/** A DDI's fields. */
export const DDI_FIELDS: Fields = {
  id,
  ddi: text("DDI", {
    required: true,
    nullable: false,
    check: (value) =>
      /^(\+|00)?\d{3,15}$/.test(String(value)) ? null : "Enter a valid telephone number.",
  }),
  extensions: list("Extensions"),
  incoming: jump("Incoming"),
};

const ringer: Fields = {
  id,
  cli: text("CLI", { required: true, nullable: false, check: digits }),
  name: text("Name", { required: true, nullable: false, maxLength: 64 }),
  extensions: list("Extensions"),
  fail: jump("Fail"),
  out_of_schedule: jump("Out of schedule"),
  schedule: pk("Schedule"),
  holidays: flag("Holidays"),
};

/** A group's fields. */
export const GROUP_FIELDS: Fields = ringer;

/** A queue's fields. */
export const QUEUE_FIELDS: Fields = {
  ...ringer,
  wrapuptime: whole("Wrap-up time"),
  maxusers: whole("Max users"),
  user_timeout: whole("User timeout"),
  agent_timeout: whole("Agent timeout"),
  announce: flag("Announce"),
  announce_frequency: whole("Announce frequency"),
  record: text("Record"),
  periodic_announce_frequency: whole("Periodic announce frequency"),
};

function optionsProblem(value: unknown): string | null {
  const dials = new Set<string>();
  for (const one of value as { dial?: unknown; jump?: unknown }[]) {
    const dial = typeof one.dial === "string" ? one.dial : "";
    if (!/^[0-9*#]{1,4}$/.test(dial)) return "Each option needs what is dialled.";
    if (dials.has(dial)) return `Option ${dial} is there twice.`;
    if (one.jump !== null && one.jump !== undefined && !isJump(one.jump))
      return `Option ${dial}: enter a valid jump.`;
    dials.add(dial);
  }
  return null;
}

/** A receptionist's fields. */
export const RECEPTIONIST_FIELDS: Fields = {
  id,
  name: text("Name", { required: true, nullable: false, maxLength: 64 }),
  record: text("Record"),
  schedule: pk("Schedule"),
  holidays: flag("Holidays"),
  fail: jump("Fail"),
  out_of_schedule: jump("Out of schedule"),
  repeat: flag("Repeat"),
  options: list("Options", { check: optionsProblem }),
};

function itemsProblem(value: unknown): string | null {
  for (const one of value as Record<string, unknown>[]) {
    const days = [one["weekday_from"], one?.["weekday_to"]];
    if (days.some((day) => !DAY_WORDS.some((word) => word === day)))
      return "Enter valid week days.";
    for (const part of ["morning", "evening"]) {
      const [from, to] = [one[`${part}_from`] ?? null, one[`${part}_to`] ?? null];
      const times = [from, to].filter((time) => time !== null);
      if (times.length === 1) return "A band needs a start and an end.";
      if (times.some((time) => typeof time !== "string" || parseClock(time) === null))
        return "Enter a valid time.";
    }
  }
  return null;
}

/** A schedule's fields. */
export const SCHEDULE_FIELDS: Fields = {
  id,
  name: text("Name", { required: true, nullable: false, maxLength: 64 }),
  items: list("Items", { check: itemsProblem }),
};

/** A holiday's fields. */
export const HOLIDAY_FIELDS: Fields = {
  id,
  day: text("Day", {
    required: true,
    nullable: false,
    check: (value) => {
      const isPlain = value === "$easter$" || /^[1-9]\d?\/[1-9]\d?$/.test(String(value));
      return isPlain && parseHoliday(String(value)) ? null : "Enter a day as D/M, or $easter$.";
    },
  }),
  comment: text("Comment"),
  realm: { type: "choice", label: "Realm", choices: REALMS },
};
