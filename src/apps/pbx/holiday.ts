// The days on which a PBX is closed (contract 3.3 "Holiday"). Pure.

/** A day of a year by the wall clock of the place. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** What a holiday's text means: a day of each year, Good Friday, or nothing that can be read. */
export type HolidayDay = { kind: "fixed"; day: number; month: number } | { kind: "good-friday" };

/** The text that stands for Good Friday, which moves every year. */
export const EASTER = "$easter$";

/** February has 29 days here: a holiday may fall on the leap day. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads `D/M` (`1/1`, `15/8`; zeros in front are let pass) or `$easter$`; null for anything else. */
export function parseHoliday(text: string): HolidayDay | null {
  const plain = text.trim();
  if (plain.toLowerCase() === EASTER) return { kind: "good-friday" };
  const match = /^(\d{1,2})\/(\d{1,2})$/u.exec(plain);
  if (!match) return null;
  const [day, month] = [Number(match[1]), Number(match[2])];
  const longest = LONGEST_MONTHS[month - 1];
  return longest !== undefined && day >= 1 && day <= longest ? { kind: "fixed", day, month } : null;
}

/** The one way in which the API writes a holiday: without zeros in front (contract 3.3). */
export function writeHoliday(holiday: HolidayDay): string {
  return holiday.kind === "good-friday" ? EASTER : `${holiday.day}/${holiday.month}`;
}

/** The day on which a holiday falls in a year; null for 29 February in a year that has none. */
export function holidayIn(year: number, holiday: HolidayDay): Day | null {
  if (holiday.kind === "good-friday") return goodFriday(year);
  const { day, month } = holiday;
  return day > daysIn(year, month) ? null : { year, month, day };
}

/** Whether a day is one of the holidays, given as the API writes them. */
export function isHoliday(day: Day, texts: readonly string[]): boolean {
  return texts.some((text) => {
    const holiday = parseHoliday(text);
    const falls = holiday && holidayIn(day.year, holiday);
    return falls?.month === day.month && falls.day === day.day;
  });
}

/** Good Friday: two days before Easter Sunday, by the Gregorian reckoning (Meeus, Jones, Butcher). */
export function goodFriday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const sunday = ((h + l - 7 * m + 114) % 31) + 1;
  const friday = new Date(Date.UTC(year, month - 1, sunday - 2));
  return { year, month: friday.getUTCMonth() + 1, day: friday.getUTCDate() };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
