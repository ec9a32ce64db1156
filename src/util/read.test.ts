import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bool01,
  date,
  isPlaceholder,
  list,
  num,
  type Oddity,
  record,
  shortForm,
  text,
  texts,
  under,
  whole,
} from "./read.ts";

function reading<T>(read: (where: ReturnType<typeof whole>) => T): { value: T; odd: Oddity[] } {
  const where = whole("at");
  return { value: read(where), odd: where.odd };
}

describe("num", () => {
  it.each([
    [5, 5, []],
    ["-12.709999999999994", -12.709999999999994, []],
    [" 7 ", 7, []],
    ["1e3", 1000, []],
    [null, null, []],
    ["", null, []],
    ["------", null, []],
    ["5 dBm", null, ["not-a-number"]],
    ["0x10", null, ["not-a-number"]],
    [Number.NaN, null, ["not-a-number"]],
    [Number.POSITIVE_INFINITY, null, ["not-a-number"]],
    ["1e999", null, ["not-a-number"]],
    [true, null, ["not-a-number"]],
    [[1], null, ["not-a-number"]],
  ])("%j → %j, odd %j", (raw, wanted, odd) => {
    const found = reading((where) => num(raw, where));
    expect(found.value).toBe(wanted);
    expect(found.odd.map(({ problem }) => problem)).toStrictEqual(odd);
  });
});

describe("text", () => {
  it.each([
    ["17000831539000002       ", "17000831539000002       ", []],
    [7, "7", []],
    [" - ", null, []],
    ["------", null, []],
    ["__regid__", null, ["placeholder"]],
    [{}, null, ["not-text"]],
    [false, null, ["not-text"]],
  ])("%j → %j, odd %j", (raw, wanted, odd) => {
    const found = reading((where) => text(raw, where));
    expect(found.value).toBe(wanted);
    expect(found.odd.map(({ problem }) => problem)).toStrictEqual(odd);
  });
});

describe("bool01", () => {
  it.each([
    [true, true],
    [1, true],
    ["1", true],
    ["True", true],
    [0, false],
    ["0", false],
    ["false", false],
    [null, null],
    ["", null],
    [2, null],
    ["maybe", null],
    [[], null],
  ])("%j → %j", (raw, wanted) => expect(bool01(raw)).toBe(wanted));
});

describe("date", () => {
  it.each([
    ["2025-01-20T07:26:40.029000+01:00", "2025-01-20T06:26:40.029Z", []],
    ["2022-12-17T23:00:01+01:00", "2022-12-17T22:00:01.000Z", []],
    ["2023-02-16T15:00:00Z", "2023-02-16T15:00:00.000Z", []],
    ["0001-01-01T00:00:00Z", null, ["not-a-date"]],
    ["1970-01-01T00:00:00Z", null, ["out-of-range"]],
    ["2025-02-30T00:00:00Z", null, ["not-a-date"]],
    ["yesterday", null, ["not-a-date"]],
    ["__last__", null, ["placeholder"]],
    [1_700_000_000, null, ["not-a-date"]],
    [null, null, []],
    ["", null, []],
  ])("%j → %j, odd %j", (raw, wanted, odd) => {
    const found = reading((where) => date(raw, where));
    expect(found.value?.toISOString() ?? null).toBe(wanted);
    expect(found.odd.map(({ problem }) => problem)).toStrictEqual(odd);
  });

  it("takes a time without a zone as local and says so", () => {
    const found = reading((where) => date("2024-04-26T12:23:16.000001", where));
    expect(found.value).toStrictEqual(new Date(2024, 3, 26, 12, 23, 16, 0));
    expect(found.odd).toStrictEqual([
      { path: "at", problem: "no-time-zone", value: "2024-04-26T12:23:16.000001" },
    ]);
  });
});

describe("lists and records", () => {
  it("makes lists of lists, single values and nothing", () => {
    expect(list(["online"])).toStrictEqual(["online"]);
    expect(list("online")).toStrictEqual(["online"]);
    expect(list(null)).toStrictEqual([]);
    expect(texts(["a", null, 7, {}, "__x__"])).toStrictEqual(["a", "7"]);
  });

  it("gives only a reply's own fields, whatever they are called", () => {
    const fields = record(JSON.parse('{"__proto__": {"state": "up"}, "id": 1}'));
    expect(fields?.id).toBe(1);
    expect(fields?.state).toBeUndefined();
    expect(fields?.constructor).toBeUndefined();
    expect(record([1])).toBeNull();
  });
});

describe("oddities", () => {
  it("name the place and cut the value short", () => {
    const where = whole();
    num("x".repeat(200), under(under(where, "services"), 0));
    expect(where.odd).toStrictEqual([
      { path: "services.0", problem: "not-a-number", value: `${"x".repeat(80)}…` },
    ]);
  });

  it("never carry a secret", () => {
    const where = whole();
    text({ clear: "hunter2" }, under(where, "wifi_password"));
    expect(JSON.stringify(where.odd)).not.toContain("hunter2");
  });

  it("can be written for any value", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const where = whole();
        for (const read of [num, text, bool01, date, texts, record]) read(value, where);
        expect(shortForm(value).length).toBeLessThanOrEqual(81);
        expect(where.odd.every((one) => one.value.length <= 81)).toBe(true);
      }),
    );
  });
});

it("knows the placeholders of templates", () => {
  expect(
    ["__regstate__", "__reghost__", "online", "__", "a__b__"].map(isPlaceholder),
  ).toStrictEqual([true, true, false, false, false]);
});

it("sees at once that a very long run of digits is no number", () => {
  const start = performance.now();
  expect(num(`${"1".repeat(100_000)}x`)).toBeNull();
  expect(num(`.${"1".repeat(100_000)}x`)).toBeNull();
  expect([num("12."), num(".5"), num("1.5e3"), num("."), num("1e")]).toEqual([
    12,
    0.5,
    1500,
    null,
    null,
  ]);
  expect(performance.now() - start).toBeLessThan(1000);
});
