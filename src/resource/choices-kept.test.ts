import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeLanguage, currentLanguage } from "#src/i18n/i18n.ts";
import { readListMemory, writeListMemory } from "./list-memory.ts";
import { refreshRate, setRefreshRate } from "./refresh-rate.ts";
import { muteSounds, soundsOn } from "#src/ui/sound.ts";
import { unkept } from "#src/util/keep.ts";

beforeEach(() => {
  unkept.clear();
  vi.stubGlobal("localStorage", {
    getItem: () => null,
    setItem() {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
});
afterEach(() => {
  unkept.clear();
  vi.unstubAllGlobals();
});

test("a full storage breaks no choice: each counts in this tab", async () => {
  vi.stubGlobal("document", { documentElement: {} });
  const before = currentLanguage();
  await changeLanguage("es");
  expect(currentLanguage()).toBe("es");
  await changeLanguage(before);
  setRefreshRate(60_000);
  expect(refreshRate()).toBe(60_000);
  muteSounds(true);
  expect(soundsOn()).toBe(false);
  expect(writeListMemory("any", { density: "comfortable" })).toBe(false);
  expect(readListMemory("any").density).toBe("comfortable");
});
