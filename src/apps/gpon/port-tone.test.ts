import { expect, it } from "vitest";
import type { OnuCounts } from "./olts.ts";
import { portState, portWord, type PortState } from "./port-tone.ts";

const counts = (total: number | null, offline: number | null, los: number | null = null) => ({
  total,
  online: null,
  offline,
  los,
  power: null,
});

it.each<[string, OnuCounts, number, PortState, boolean?]>([
  ["nothing on it", counts(0, 0), 0, "empty"],
  ["nothing on it, light not known", counts(0, 0), 0, "empty", false],
  ["all online, light not known", counts(64, 0), 0, "unknown", false],
  ["many away, light not known", counts(64, 12), 0, "some", false],
  ["half of it, light not known", counts(64, 32), 0, "area", false],
  ["at least some with bad light", counts(64, 0), 8, "some", false],
  ["not counted", counts(null, null), 0, "unknown"],
  ["not counted, with bad light", counts(null, null), 4, "some"],
  ["all online", counts(64, 0), 0, "well"],
  ["a few customers away", counts(64, 4), 0, "well"],
  ["many away", counts(64, 12), 0, "some"],
  ["a few, but without light", counts(64, 4, 4), 0, "some"],
  ["half of it", counts(64, 32), 0, "area"],
  ["both of two", counts(2, 2), 0, "area"],
  ["one of two", counts(2, 1), 0, "well"],
  ["some with bad light", counts(64, 0), 8, "some"],
  ["one with bad light", counts(64, 0), 1, "well"],
  ["most with bad light", counts(64, 0), 40, "area"],
])("a port, %s, is %#", (_, port, badLight, expected, isLightKnown = true) => {
  expect(portState(port, badLight, isLightKnown)).toBe(expected);
});

it.each<[string, OnuCounts, number, string]>([
  ["all online, all with bad light", counts(64, 0), 64, "areaLight"],
  ["some with bad light", counts(64, 0), 8, "someLight"],
  ["half of it down", counts(64, 32), 40, "area"],
  ["many away, some with bad light", counts(64, 12), 8, "some"],
  ["many away, most with bad light", counts(64, 12), 40, "areaLight"],
  ["one without light, one with bad light", counts(64, 1, 1), 1, "few"],
  ["all in order", counts(64, 0), 0, "well"],
])("of a port, %s, it is said what it suffers from: %#", (_, port, badLight, expected) => {
  expect(portWord(port, badLight, true)).toBe(expected);
});
