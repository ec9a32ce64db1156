import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { texts as en } from "./action-texts.en.ts";
import { actionsOf, lookOf, readableName } from "./known-actions.ts";

const offering = (actions: Record<string, unknown>) => ({
  id: 350,
  _links: { actions, links: {} },
});
const base = "/api/v2/cpes/350/";

describe("the actions of a thing", () => {
  test("stand in the order safe, interrupting, destructive, whatever the order on the wire", () => {
    const names = ["factory", "unprovision", "speed_boost", "reprovision", "reboot", "reconfig"];
    const all = Object.fromEntries([...names, "diagnostic"].map((name) => [name, base + name]));
    expect(actionsOf(offering(all)).offered.map(({ name }) => name)).toEqual([
      "diagnostic",
      "reboot",
      "reconfig",
      "reprovision",
      "speed_boost",
      "unprovision",
      "factory",
    ]);
  });

  test("whose address leads outside the API are left out, and their secrets hidden", () => {
    const { offered, leftOut } = actionsOf(
      offering({
        reboot: "https://me:pw@evil.example/api/v2/cpes/350/reboot",
        factory: "/admin/factory",
        diagnostic: `${base}cwmp_diagnostic`,
      }),
    );
    expect(offered.map(({ name }) => name)).toEqual(["diagnostic"]);
    expect(leftOut.map(({ name, href }) => [name, href])).toEqual([
      ["reboot", "https://•••@evil.example/api/v2/cpes/350/reboot"],
      ["factory", "/admin/factory"],
    ]);
  });

  test.each([
    ["no links", { id: 1 }],
    ["no actions", { _links: { links: {} } }],
    ["null", null],
    ["links that are text", { _links: "none" }],
    ["addresses that are not text", offering({ reboot: null, factory: 7 })],
  ])("are none with %s", (_, thing) => {
    expect(actionsOf(thing)).toEqual({ offered: [], leftOut: [] });
  });
});

describe("an action looks", () => {
  test.each([
    ["diagnostic", "safe", false],
    ["reboot", "interrupting", true],
    ["reconfig", "interrupting", true],
    ["reprovision", "interrupting", true],
    ["disconnect", "interrupting", true],
    ["unprovision", "destructive", false],
    ["factory", "destructive", true],
    ["speed_boost", "interrupting", false],
    ["Reboot", "interrupting", true],
    ["FACTORY", "destructive", true],
    ["constructor", "interrupting", false],
    ["__proto__", "interrupting", false],
  ])("%s: %s, watched: %s", (name, severity, isWatched) => {
    expect(lookOf(name)).toMatchObject({ severity, isWatched });
  });

  test("documented as a GET only where the contract says so", () => {
    const names = Object.keys(en.label).filter((name) => lookOf(name).method !== undefined);
    expect(names).toEqual(["disconnect"]);
  });
});

describe("a name of the API as words", () => {
  test.each([
    ["speed_boost", "Speed boost"],
    ["speedBoost", "Speed boost"],
    ["cwmp-diagnostic", "Cwmp diagnostic"],
    ["reboot", "Reboot"],
    ["__", "?"],
    ["", "?"],
  ])("%s: %s", (name, words) => {
    expect(readableName(name)).toBe(words);
  });

  test("is short, not empty, and without harm for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const words = readableName(name);
        expect(words.length).toBeGreaterThan(0);
        expect(words.length).toBeLessThan(200);
        expect(words).not.toMatch(/\p{Cc}|[\u202A-\u202E]/u);
      }),
    );
  });
});
