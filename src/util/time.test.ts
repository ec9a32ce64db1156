import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ageSeconds,
  formatAge,
  formatClock,
  formatDate,
  formatDateTime,
  formatSecond,
  formatTime,
  formatWithOffset,
  parseTime,
  toldAge,
} from "./time.ts";

describe("an age that is told", () => {
  const now = Date.parse("2026-04-26T12:00:00Z");
  it.each([
    ["2026-04-26T11:57:00Z", 180],
    ["2026-04-26T12:00:30Z", 0],
    ["2026-04-27T11:00:00Z", -82_800],
  ])("of %s is %d s", (at, age) => expect(toldAge(new Date(at), now)).toBe(age));
});

describe("parseTime", () => {
  it.each([
    ["2024-04-26T12:23:16.123456+02:00", "2024-04-26T10:23:16.123Z"],
    ["2024-04-26T12:23:16+01:00", "2024-04-26T11:23:16.000Z"],
    ["2024-04-26T12:23:16-05:00", "2024-04-26T17:23:16.000Z"],
    ["2024-04-26T12:23:16Z", "2024-04-26T12:23:16.000Z"],
    ["2024-04-26T12:23:16.5Z", "2024-04-26T12:23:16.500Z"],
    ["2024-04-26 12:23:16+0200", "2024-04-26T10:23:16.000Z"],
    ["2024-02-29T00:00:00+00", "2024-02-29T00:00:00.000Z"],
  ])("reads %s with its zone", (text, iso) => {
    expect(parseTime(text)?.toISOString()).toBe(iso);
  });

  it.each([
    ["2024-04-26 12:23", new Date(2024, 3, 26, 12, 23)],
    ["2024-04-26T12:23:16.123456", new Date(2024, 3, 26, 12, 23, 16, 123)],
    ["2024-04-26", new Date(2024, 3, 26)],
  ])("takes %s for local time", (text, date) => {
    expect(parseTime(text)).toEqual(date);
  });

  it.each([
    null,
    undefined,
    "",
    "yesterday",
    "2024-02-30",
    "2023-02-29T00:00:00Z",
    "2024-13-01",
    "2024-00-10",
    "2024-04-26T24:01:00Z",
    "2024-04-26T12:60:00Z",
    "2024-04-26T12:00:00+25:00",
    "0000-00-00 00:00:00",
    "0001-01-01T00:00:00Z",
    "1714130596",
    "26/04/2024",
  ])("gives null for %j", (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it("reads any instant back from its ISO form, and never throws", () => {
    const instants = fc.date({
      min: new Date("1900-01-02"),
      max: new Date("9999-12-30"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(parseTime(date.toISOString())).toEqual(date);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseTime(text)).not.toThrow();
      }),
    );
  });
});

describe("age", () => {
  const now = new Date("2024-04-26T12:00:00Z");

  it("counts in seconds, negative for what is to come", () => {
    expect(ageSeconds(new Date("2024-04-26T11:57:00Z"), now)).toBe(180);
    expect(ageSeconds(new Date("2024-04-26T12:00:30Z"), now.getTime())).toBe(-30);
    expect(ageSeconds(null, now)).toBeNull();
    expect(ageSeconds(new Date(Number.NaN), now)).toBeNull();
  });

  it.each([
    [0.4, "now", "ahora"],
    [12, "12 sec ago", "hace 12 s"],
    [180, "3 min ago", "hace 3 min"],
    [3599, "59 min ago", "hace 59 min"],
    [3 * 3600, "3 hr ago", "hace 3 h"],
    [26 * 3600, "26 hr ago", "hace 26 h"],
    [3 * 86_400, "3 days ago", "hace 3 días"],
    [90 * 86_400, "2 months ago", "hace 2 meses"],
    [1000 * 86_400, "2 years ago", "hace 2 años"],
    [-125, "in 2 min", "dentro de 2 min"],
  ])("%d s is %s", (seconds, english, spanish) => {
    expect(formatAge(seconds, "en")).toBe(english);
    expect(formatAge(seconds, "es")).toBe(spanish);
  });

  it.each([null, undefined, Number.NaN])("of %s is null", (seconds) => {
    expect(formatAge(seconds, "en")).toBeNull();
  });
});

describe("dates and times", () => {
  const date = new Date("2024-09-28T22:41:07Z");

  it("are written in the zone and language asked for, on a 24-hour clock", () => {
    expect(formatDateTime(date, "en-GB", "Europe/Madrid")).toBe("29 Sept 2024, 00:41");
    expect(formatSecond(date, "en-GB", "Europe/Madrid")).toBe("29 Sept 2024, 00:41:07");
    expect(formatDate(date, "es", "Europe/Madrid")).toBe("29 sept 2024");
    expect(formatClock(date, "en", "Europe/Madrid")).toBe("00:41");
    expect(formatClock(date, "es", "UTC")).toBe("22:41");
  });

  it("are written by the clock alone only where no other day can be meant", () => {
    const write = (hours: number) =>
      formatTime(date, "en-GB", { now: date.getTime() + hours * 3_600_000, timeZone: "UTC" });
    expect([0, 19.9, -19.9].map(write)).toEqual(["22:41", "22:41", "22:41"]);
    expect([20, 24, -24].map(write)).toEqual(Array(3).fill("28 Sept 2024, 22:41"));
  });

  it("carry seconds and the offset for the hover", () => {
    expect(formatWithOffset(date, "en-GB", "Europe/Madrid")).toMatch(/00:41:07.*GMT\+02:00/);
    expect(formatWithOffset(date, "es", "America/Bogota")).toMatch(/17:41:07.*GMT-05:00/);
  });

  it.each([null, undefined, new Date(Number.NaN)])("of %s are null", (missing) => {
    for (const format of [formatDateTime, formatDate, formatClock, formatWithOffset]) {
      expect(format(missing, "en")).toBeNull();
    }
  });
});
