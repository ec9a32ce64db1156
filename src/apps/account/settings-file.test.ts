import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSettings, settingsIn, takeOver, writeSettings, type Kept } from "./settings-file.ts";

function kept(items: Record<string, string>): Kept & { items: Map<string, string> } {
  const map = new Map(Object.entries(items));
  return {
    items: map,
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
  };
}

const pin = { kind: "cpe", id: 1, title: "cpe0001", serial: null, path: "/isp/cpes/1" };
const memory = { columns: ["id"], density: "compact", views: [{ name: "Mine", search: "q=1" }] };
const browser = {
  "krill.language": "es",
  "krill.refresh": "30000",
  "krill.list.noc.isp.cpes": JSON.stringify(memory),
  "krill.list.helpdesk.isp.cpes": JSON.stringify(memory),
  "krill.pins.noc": JSON.stringify([pin]),
  "krill.session": '{"access":"secret"}',
  "krill.form.noc.isp.cpe.1": '{"values":{"notes":"x"}}',
  "krill.visits.noc": "[]",
};
const at = new Date("2026-03-01T10:00:00Z");

describe("settings as a file", () => {
  test("hold what a person set, and nothing of a session, a draft, a visit or another person", () => {
    const file = writeSettings(settingsIn(kept(browser), "noc"), at);
    expect(Object.keys(readSettings(file) ?? {}).toSorted()).toEqual([
      "krill.language",
      "krill.refresh",
      "list.isp.cpes",
      "pins",
    ]);
    expect(file).not.toMatch(/secret|noc|helpdesk|notes/u);
  });

  test("become another person's in another browser, in the place of what was there", () => {
    const file = writeSettings(settingsIn(kept(browser), "noc"), at);
    const other = kept({ "krill.language": "en", "krill.menu": "open" });
    takeOver(readSettings(file) ?? {}, other, "ana");
    expect(other.getItem("krill.language")).toBe("es");
    expect(other.getItem("krill.menu")).toBe("open");
    expect(other.getItem("krill.pins.ana")).toBe(JSON.stringify([pin]));
    expect(other.getItem("krill.list.ana.isp.cpes")).toBe(JSON.stringify(memory));
  });

  test("a hostile file sets nothing but known settings to possible values", () => {
    const hostile = {
      "krill-console-settings": 1,
      settings: {
        "krill.session": '{"access":"x"}',
        "krill.language": "<img>",
        "list.../x/y": "{}",
        "list.isp.cpes": JSON.stringify({ columns: [1, "id"], views: [{ name: 1 }], more: "x" }),
        pins: JSON.stringify([
          { ...pin, path: "//evil.example" },
          { ...pin, path: "/\t/evil.example" },
          { ...pin, path: "javascript:1" },
        ]),
      },
    };
    expect(readSettings(JSON.stringify(hostile))).toEqual({
      "list.isp.cpes": JSON.stringify({ columns: ["id"], density: "compact", views: [] }),
      pins: "[]",
    });
  });

  test("any other file is none", () => {
    for (const file of ["", "{}", "[]", "null", '{"settings":{}}'])
      expect(readSettings(file)).toBeNull();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (settings) => {
        const read = readSettings(JSON.stringify({ "krill-console-settings": 1, settings })) ?? {};
        for (const name of Object.keys(read))
          expect(name).toMatch(/^(krill\.|mantine|list\.|pins$)/u);
      }),
    );
  });
});
