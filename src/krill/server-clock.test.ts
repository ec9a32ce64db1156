import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clockOffset, noteServerTime, serverNow } from "./server-clock.ts";

const NOW = Date.parse("2026-11-27T10:00:00Z");

beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => {
  noteServerTime(new Date(Date.now()).toUTCString(), Date.now());
  vi.useRealTimers();
});

const at = (ms: number) => new Date(NOW + ms).toUTCString();

test.each([
  ["ten minutes ahead", at(-600_000), 10],
  ["ten minutes behind", at(600_000), -10],
  ["a minute off, which replies on their way may be", at(60_000), 0],
  ["no date", null, 0],
  ["no date that can be read", "soon", 0],
])("a clock that is %s", (_, date, minutes) => {
  noteServerTime(date, NOW);
  expect(clockOffset.get()).toBe(minutes);
  expect(serverNow()).toBe(NOW - minutes * 60_000);
});

test("a reply that took long tells nothing, and who listens hears only of changes", () => {
  let told = 0;
  const stop = clockOffset.subscribe(() => (told += 1));
  noteServerTime(at(-600_000), NOW - 11_000);
  expect(clockOffset.get()).toBe(0);
  noteServerTime(at(-600_000), NOW);
  noteServerTime(at(-601_000), NOW);
  expect(told).toBe(1);
  noteServerTime(at(0), NOW);
  expect([told, clockOffset.get()]).toEqual([2, 0]);
  stop();
});
