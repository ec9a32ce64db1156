// Weekly schedules of a PBX (contract 3.3 "Schedule"): rows of week days with a morning and an evening
// band, shown as `mon-thu: 09:00-14:00 / 16:00-19:00`. Pure.

/** A span of one day. Minutes from midnight; `to` at or before `from` is on the next day. */
export interface Band {
  from: number;
  to: number;
}

/** One row of a schedule. */
export interface ScheduleRow {
  isActive: boolean;
  /** 0 is Monday. */
  dayFrom: number;
  /** Before `dayFrom` where the row goes over the end of the week. */
  dayTo: number;
  bands: readonly Band[];
}

/** A moment of a week by the wall clock of the place. */
export interface WeekMoment {
  /** 0 is Monday. */
  weekday: number;
  /** From midnight, 0 to 1439. */
  minute: number;
}

/** Minutes of a day. */
export const DAY = 24 * 60;
/** Minutes of a week. */
export const WEEK = 7 * DAY;

/** The week days as the API writes them, Monday first. */
export const DAY_WORDS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Whether a moment is inside of a schedule. One without an active band never is. */
export function isInside(rows: readonly ScheduleRow[], { weekday, minute }: WeekMoment): boolean {
  const at = weekday * DAY + minute;
  return spansOf(rows).some(
    ({ from, to }) => (at >= from && at < to) || (at + WEEK >= from && at + WEEK < to),
  );
}

/** The bands as spans of the week's minutes; one over Sunday midnight ends after `WEEK`. */
export function spansOf(rows: readonly ScheduleRow[]): Band[] {
  return rows.flatMap((row) => {
    if (!row.isActive) return [];
    return daysOf(row).flatMap((day) =>
      row.bands.map((band) => ({ from: day * DAY + band.from, to: day * DAY + endOf(band) })),
    );
  });
}

/** The last minute of a day is meant to be in: 23:59 ends at midnight. */
function endOf({ from, to }: Band): number {
  const end = to === DAY - 1 ? DAY : to;
  return end > from ? end : end + DAY;
}

function daysOf({ dayFrom, dayTo }: ScheduleRow): number[] {
  const count = ((dayTo - dayFrom + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (dayFrom + index) % 7);
}

/** `09:30` (also `9:30`, `9`, `09:30:00`, and `24:00`) as minutes from midnight; null for anything else. */
export function parseClock(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?)?\s*h?$/iu.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= DAY ? total : null;
}

/** Minutes from midnight as `09:30`. */
export function writeClock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const DAY_FORMS: readonly (readonly string[])[] = [
  ["mon", "monday", "lun", "lunes", "l"],
  ["tue", "tues", "tuesday", "mar", "martes", "m"],
  ["wed", "wednesday", "mie", "miercoles", "x"],
  ["thu", "thur", "thurs", "thursday", "jue", "jueves", "j"],
  ["fri", "friday", "vie", "viernes", "v"],
  ["sat", "saturday", "sab", "sabado", "s"],
  ["sun", "sunday", "dom", "domingo", "d"],
];

/** A week day's word in English or Spanish, long or short; null for anything else. 0 is Monday. */
export function parseDay(text: string): number | null {
  const word = text
    .normalize("NFD")
    .replaceAll(/[\p{M}.]/gu, "")
    .trim()
    .toLowerCase();
  const found = DAY_FORMS.findIndex((forms) => forms.includes(word));
  return found === -1 ? null : found;
}

/** Reads one line of a schedule as the API shows it; null where it is none. */
export function parseRow(text: string): ScheduleRow | null {
  const [days = "", ...times] = text.split(":");
  const [first = "", last] = days.split(/[-–]/u);
  const dayFrom = parseDay(first);
  const dayTo = last === undefined ? dayFrom : parseDay(last);
  const bands = times
    .join(":")
    .split(/[/,+&]|\sy\s|\sand\s/u)
    .map(parseBand);
  if (dayFrom === null || dayTo === null || bands.some((band) => band === null)) return null;
  return { isActive: true, dayFrom, dayTo, bands: bands.filter((band) => band !== null) };
}

function parseBand(text: string): Band | null {
  const [from, to, ...more] = text.split(/[-–]/u).map(parseClock);
  if (from === null || to === null || from === undefined || to === undefined || more.length > 0)
    return null;
  return from === to ? null : { from, to };
}

/** A row as the API shows it: `mon-thu: 09:00-14:00 / 16:00-19:00`. */
export function writeRow({ dayFrom, dayTo, bands }: ScheduleRow): string {
  const word = (day: number) => DAY_WORDS[day] ?? "";
  const days = dayFrom === dayTo ? word(dayFrom) : `${word(dayFrom)}-${word(dayTo)}`;
  const times = bands.map(({ from, to }) => `${writeClock(from)}-${writeClock(to)}`);
  return `${days}: ${times.join(" / ")}`;
}
