import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refreshRate, setRefreshRate } from "./refresh-rate.ts";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("the usual rate, another that was chosen, and never one that nobody offers", () => {
  expect(refreshRate()).toBe(10_000);
  setRefreshRate(60_000);
  expect(refreshRate()).toBe(60_000);
  setRefreshRate(1);
  expect(refreshRate()).toBe(10_000);
});
