import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DAY,
  isInside,
  parseClock,
  parseRow,
  writeRow,
  type Band,
  type ScheduleRow,
} from "./schedule.ts";

const at = (day: number, clock: string) => ({ weekday: day, minute: parseClock(clock) ?? -1 });
const rows = (...lines: string[]) =>
  lines.flatMap((line) => {
    const row = parseRow(line);
    if (!row) throw new Error(line);
    return [row];
  });
const [MON, FRI, SAT, SUN] = [0, 4, 5, 6];

describe("a weekly schedule", () => {
  const office = rows("mon-thu: 09:00-14:00 / 16:00-19:00", "fri: 09:00-15:00");
  test.each([
    [MON, "08:59", false],
    [MON, "09:00", true],
    [MON, "13:59", true],
    [MON, "14:00", false],
    [MON, "16:00", true],
    [FRI, "16:00", false],
    [FRI, "14:59", true],
    [SAT, "10:00", false],
  ])("of an office: day %i at %s is inside: %s", (day, clock, isOpen) => {
    expect(isInside(office, at(day, clock))).toBe(isOpen);
  });

  const night = rows("fri-sat: 22:00-06:00");
  test.each([
    [FRI, "05:00", false],
    [FRI, "22:00", true],
    [SAT, "05:59", true],
    [SAT, "06:00", false],
    [SUN, "05:59", true],
    [SUN, "22:30", false],
    [MON, "05:00", false],
  ])("over midnight: day %i at %s is inside: %s", (day, clock, isOpen) => {
    expect(isInside(night, at(day, clock))).toBe(isOpen);
  });

  test("over the end of the week: Sunday night lasts into Monday, Saturday to Monday wraps", () => {
    const sunday = rows("sun: 20:00-04:00");
    expect(isInside(sunday, at(MON, "03:59"))).toBe(true);
    expect(isInside(sunday, at(MON, "04:00"))).toBe(false);
    const wrap = rows("sat-mon: 10:00-12:00");
    for (const day of [SAT, SUN, MON]) expect(isInside(wrap, at(day, "11:00"))).toBe(true);
    expect(isInside(wrap, at(FRI, "11:00"))).toBe(false);
  });

  test("counts 23:59 and 24:00 as the end of the day", () => {
    expect(isInside(rows("mon: 00:00-23:59"), at(MON, "23:59"))).toBe(true);
    expect(isInside(rows("mon: 00:00-24:00"), at(MON, "23:59"))).toBe(true);
    expect(isInside(rows("mon: 00:00-24:00"), at(1, "00:00"))).toBe(false);
  });

  test("is never inside without an active row", () => {
    const off = office.map((row) => ({ ...row, isActive: false }));
    expect(isInside(off, at(MON, "10:00"))).toBe(false);
    expect(isInside([], at(MON, "10:00"))).toBe(false);
  });
});

describe("a row's text", () => {
  test.each([
    "mon-thu: 09:00-14:00 / 16:00-19:00",
    "fri: 09:00-15:00",
    "sat-sun: 22:00-06:00",
    "sun-mon: 00:00-24:00",
  ])("%s is read and written the same", (line) => {
    expect(writeRow(rows(line)[0] ?? NOTHING)).toBe(line);
  });

  test.each([
    ["lunes-jueves: 9-14, 16-19", "mon-thu: 09:00-14:00 / 16:00-19:00"],
    ["Mié: 9:30 - 14:00 h", "wed: 09:30-14:00"],
    ["Monday – Friday : 08.00-15.00", "mon-fri: 08:00-15:00"],
  ])("%s is %s", (line, plain) => {
    expect(writeRow(rows(line)[0] ?? NOTHING)).toBe(plain);
  });

  test.each(["", "mon", "mon-thu:", "noday: 09:00-14:00", "mon: 9:00", "mon: 25:00-26:00"])(
    "%j is none",
    (line) => {
      expect(parseRow(line)).toBeNull();
    },
  );
});

const NOTHING: ScheduleRow = { isActive: true, dayFrom: 0, dayTo: 0, bands: [] };
const clock = fc.integer({ min: 0, max: DAY - 2 });
const band = fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to);
const day = fc.integer({ min: 0, max: 6 });
const row: fc.Arbitrary<ScheduleRow> = fc.record({
  isActive: fc.constant(true),
  dayFrom: day,
  dayTo: day,
  bands: fc.array(band, { minLength: 1, maxLength: 2 }),
});

test("any row is read as it was written", () => {
  fc.assert(
    fc.property(row, (one) => {
      expect(parseRow(writeRow(one))).toEqual(one);
    }),
  );
});

test("a moment is inside when a walk through the week, minute by minute, says so", () => {
  const walk = (one: ScheduleRow, from: Band) => {
    const open = new Set<number>();
    for (let step = 0; step <= (one.dayTo - one.dayFrom + 7) % 7; step += 1)
      for (let minute = from.from; ; minute += 1) {
        const today = (one.dayFrom + step) % 7;
        if (minute % DAY === from.to && minute !== from.from) break;
        open.add((today * DAY + minute) % (7 * DAY));
      }
    return open;
  };
  fc.assert(
    fc.property(fc.array(row, { maxLength: 3 }), day, clock, (some, weekday, minute) => {
      const isOpen = some.some((one) =>
        one.bands.some((each) => walk(one, each).has(weekday * DAY + minute)),
      );
      expect(isInside(some, { weekday, minute })).toBe(isOpen);
    }),
    { numRuns: 60 },
  );
});

test("reading any text never throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => parseRow(text)).not.toThrow();
    }),
  );
});

test("sees at once that very long blanks are no line of a schedule", () => {
  const start = performance.now();
  const blanks = " ".repeat(10_000);
  for (const text of [`${blanks}:${blanks}\n`, `mon${blanks}x: 9-10`, `mon: 9${blanks}x-10`])
    expect(parseRow(text)).toBeNull();
  expect(performance.now() - start).toBeLessThan(1000);
});
