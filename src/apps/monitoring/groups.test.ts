import { expect, test } from "vitest";
import {
  groupKind,
  groupTone,
  groupWeight,
  inPlaces,
  readGroup,
  type HostGroup,
} from "./groups.ts";

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

test.each<[string, HostGroup["hosts"], HostGroup["services"], string]>([
  ["a host down", [{ state: "down", count: 1, handled: 0 }], [], "bad"],
  ["one that somebody takes care of", [{ state: "down", count: 1, handled: 1 }], [], "good"],
  ["a critical service", [], [{ state: "critical", count: 1, handled: 0 }], "bad"],
  ["a warning", [], [{ state: "warning", count: 1, handled: 0 }], "warning"],
  ["no figure", [], [], "unknown"],
  [
    "nothing checked yet",
    [{ state: "pending", count: 4, handled: 0 }],
    [{ state: "unknown", count: 2, handled: 0 }],
    "unknown",
  ],
  ["nothing in it", [{ state: "up", count: 0, handled: 0 }], [], "unknown"],
  ["a host up", [{ state: "up", count: 1, handled: null }], [], "good"],
])("a group with %s looks so", (_, hosts, services, tone) =>
  expect(groupTone({ hosts, services })).toBe(tone),
);

test.each([
  ["cpe", "all"],
  ["cpe-phi", "realm"],
  ["cpegpon", "tech"],
  ["olt", "network"],
])("%s is a group of %s", (name, kind) => expect(groupKind(name)).toBe(kind));

test.each([
  ["its name in `hostgroup`", { hostgroup: "core", num_hosts_up: 5 }, ["core up 5"]],
  ["bare states", { name: "core", up: 5 }, ["core up 5"]],
  ["no name at all", { num_hosts_up: 5 }, []],
])("a row with %s", (_, row, said) => {
  const read = readGroup(row).map(
    ({ name, hosts }) => `${name} ${hosts.map(({ state, count }) => `${state} ${count}`).join()}`,
  );
  expect(read).toEqual(said);
});
