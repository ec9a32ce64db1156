import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "./fake-fetch.ts";
import { apiUrl } from "./links.ts";
import { transmit } from "./transport.ts";

const NOW = Date.parse("2026-10-24T23:00:00+02:00");

beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test.each([
  ["as old as its arrival", 19_000, 19_000],
  ["as old as its question, where the machine slept before it was read", 9 * 3_600_000, 0],
])("a reply is %s", async (_, afterMs, readAfterMs) => {
  fakeFetch(() => {
    vi.setSystemTime(NOW + afterMs);
    return { status: 200, json: {} };
  });
  const { at } = await transmit({ url: apiUrl("monitoring/cpes/101/info") });
  expect(at.getTime() - NOW).toBe(readAfterMs);
});
