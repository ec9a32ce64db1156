import { describe, expect, test } from "vitest";
import { ApiError } from "#src/krill/errors.ts";
import { isLate, nextWait, type LiveRhythm } from "./live-rule.ts";

const wait = (over: Partial<LiveRhythm>) =>
  nextWait({ failures: 0, error: null, isWatching: false, isPaused: false, ...over });
const failed = (status: number, kind: ApiError["kind"], retryAfter: number | null = null) =>
  new ApiError({ kind, status, retryAfter });

describe("nextWait", () => {
  test.each<[string, Partial<LiveRhythm>, number | false]>([
    ["usually", {}, 10_000],
    ["while an action is watched", { isWatching: true }, 5_000],
    ["paused", { isPaused: true, isWatching: true }, false],
    ["after one failure", { failures: 1, error: failed(500, "server") }, 10_000],
    ["after two", { failures: 2, error: failed(500, "server") }, 20_000],
    ["after three", { failures: 3, error: failed(0, "timeout") }, 40_000],
    ["after four", { failures: 4, error: failed(0, "network") }, 60_000],
    ["after many", { failures: 40, error: failed(0, "network") }, 60_000],
    ["failing while watched", { failures: 2, isWatching: true }, 20_000],
    ["asked to wait", { failures: 1, error: failed(429, "rate-limited", 35) }, 35_000],
    ["asked to wait a moment", { failures: 3, error: failed(429, "rate-limited", 1) }, 10_000],
    ["not there", { failures: 1, error: failed(404, "not-found") }, false],
    ["not offered", { failures: 1, error: failed(405, "not-allowed") }, false],
    ["not allowed", { failures: 1, error: failed(403, "forbidden") }, false],
  ])("%s", (_name, rhythm, expected) => expect(wait(rhythm)).toBe(expected));
});

describe("isLate", () => {
  test.each([
    ["fresh", 5_000, false, false, false],
    ["failed a moment ago", 5_000, true, false, true],
    ["nothing came for long", 31_000, false, false, true],
    ["paused for long", 600_000, false, true, false],
    ["failed, then paused", 600_000, true, true, true],
  ])("%s", (_name, age, hasFailed, isPaused, expected) => {
    expect(isLate({ at: 0, now: age, hasFailed, isPaused })).toBe(expected);
  });
});
