import { beforeEach, expect, test, vi } from "vitest";
import { keepName, keepSamples, poolMemory } from "./pool-memory.ts";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  });
});

test.each(["residential", "constructor", "__proto__", "toString"])(
  "a pool named %s keeps its samples and that it was typed",
  (name) => {
    keepSamples([{ name, used: 7 }], 1_000_000);
    keepName(name, true);
    keepSamples([{ name, used: 9 }], 90_000_000);
    expect([...poolMemory()]).toEqual([
      [
        name,
        {
          isTyped: true,
          samples: [
            { at: 1_000_000, used: 7 },
            { at: 90_000_000, used: 9 },
          ],
        },
      ],
    ]);
  },
);

test("what is kept and is no samples is left out", () => {
  localStorage.setItem("krill.pools.", '{"a":[1,[1,2,"x"]],"b":"nonsense"}');
  expect(poolMemory().get("a")).toEqual({ isTyped: true, samples: [{ at: 1, used: 2 }] });
  expect(poolMemory().get("b")).toEqual({ isTyped: false, samples: [] });
  localStorage.setItem("krill.pools.", "no json");
  expect(poolMemory().size).toBe(0);
});
