import { expect, test } from "vitest";
import { groupKind, groupWeight, inPlaces, type HostGroup } from "./groups.ts";

const group = (name: string, down = 0, handled = 0): HostGroup => ({
  name,
  hosts: [{ state: "down", count: down, handled }],
  services: [],
});

test("a refresh moves no group: those that are worse by now stay, new ones stand last", () => {
  const now = [group("olt", 9), group("new", 5), group("core", 1), group("ap")];
  expect(inPlaces(now, ["core", "gone", "ap", "olt"]).map(({ name }) => name)).toEqual([
    "core",
    "ap",
    "olt",
    "new",
  ]);
});

test("handled ones weigh nothing", () => {
  expect(groupWeight(group("core", 3, 3))).toBe(0);
  expect(groupWeight(group("core", 3, 1))).toBe(2000);
});

test.each([
  ["cpe", "all"],
  ["cpe-phi", "realm"],
  ["cpegpon", "tech"],
  ["olt", "network"],
])("%s is a group of %s", (name, kind) => expect(groupKind(name)).toBe(kind));
