import { expect, test } from "vitest";
import { outagePause } from "./outage-query.ts";

test.each([
  ["a quick reading", 400, 30_000, 30_000],
  ["a reading of many pages takes a tenth of the time at most", 5000, 30_000, 50_000],
  ["a machine that slept an hour during a reading asks soon again", 3_600_000, 30_000, 120_000],
  ["a period that a person chose is kept", 3_600_000, 900_000, 900_000],
])("%s", (_what, took, every, wait) => {
  expect(outagePause(took, every)).toBe(wait);
});
