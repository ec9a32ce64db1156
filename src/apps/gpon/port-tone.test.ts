import { expect, it } from "vitest";
import { portState } from "./port-tone.ts";

const counts = (total: number | null, offline: number | null, los: number | null = null) => ({
  total,
  online: null,
  offline,
  los,
  power: null,
});

it.each([
  ["nothing on it", counts(0, 0), 0, "empty"],
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
])("a port, %s, is %#", (_, port, badLight, expected) => {
  expect(portState(port, badLight)).toBe(expected);
});
