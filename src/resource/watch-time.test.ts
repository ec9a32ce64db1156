import { afterEach, expect, test, vi } from "vitest";
import { watchTime } from "./watch-time.ts";

afterEach(() => vi.unstubAllGlobals());

test("who comes back to a page, or wakes the machine, has time for a look", () => {
  const page = { hidden: false };
  vi.stubGlobal("document", page);
  let now = 1_700_000_000_000;
  /** Whether what is awaited could have been seen, after so many seconds on the page. */
  const couldBeSeen = (seconds: number) => {
    for (let second = 0; second < seconds; second++) watchTime((now += 1000));
    return watchTime(now) === now;
  };
  expect(couldBeSeen(1)).toBe(false);
  expect(couldBeSeen(30)).toBe(true);
  now += 3_600_000;
  expect(couldBeSeen(1)).toBe(false);
  expect(couldBeSeen(29)).toBe(false);
  expect(couldBeSeen(1)).toBe(true);
  page.hidden = true;
  couldBeSeen(360);
  page.hidden = false;
  expect(couldBeSeen(29)).toBe(false);
  expect(couldBeSeen(1)).toBe(true);
});
