import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keep, kept, unkept } from "./keep.ts";

let room = 0;
const disk = new Map<string, string>();

beforeEach(() => {
  disk.clear();
  unkept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem(key: string, text: string) {
      if (text.length > room) throw new DOMException("full", "QuotaExceededError");
      disk.set(key, text);
    },
    removeItem: (key: string) => disk.delete(key),
  });
});
afterEach(() => {
  unkept.clear();
  vi.unstubAllGlobals();
});

test("what the browser does not take counts until the page is loaded anew, and then what it takes", () => {
  room = 3;
  expect([keep("a", "old"), keep("a", "longer")]).toEqual([true, false]);
  expect([kept("a"), disk.get("a")]).toEqual(["longer", "old"]);
  expect(keep("a", "new")).toBe(true);
  expect(kept("a")).toBe("new");
  expect(kept("never")).toBeNull();
});
