import fc from "fast-check";
import { expect, test } from "vitest";
import { downIn, firstOutages, holdOutages, inOrder, type HeldOutages } from "./held-outages.ts";
import type { Outage } from "./outage-types.ts";

const outage = (members: string, change: Partial<Outage> = {}): Outage => ({
  id: members,
  shared: { kind: "pon", value: members },
  cause: "fibre",
  evidence: { los: 0, lof: 0, dyingGasp: 0, untold: 0 },
  devices: members.split(""),
  cores: [],
  heads: [],
  customers: members.length,
  handled: 0,
  first: 1000,
  last: 1000,
  parts: [],
  latitude: null,
  longitude: null,
  street: null,
  back: null,
  mostBackAt: null,
  stragglers: [],
  ...change,
});
const said = ({ cards }: HeldOutages) =>
  cards.map(
    ({ outage: { devices }, isNew, isOver }) =>
      devices.join("") + (isNew ? " new" : "") + (isOver ? " over" : ""),
  );

test("those that nobody takes care of come first", () => {
  expect(said(firstOutages([outage("abc", { handled: 3 }), outage("de", { handled: 1 })]))).toEqual(
    ["de", "abc"],
  );
});

test("a host of the network comes before what is larger, and last where somebody takes care of it", () => {
  const host = (handled: number) => outage("h", { devices: [], cores: ["h"], handled });
  const order = (all: Outage[]) => inOrder(all).map(({ id }) => id);
  expect(order([outage("abc"), outage("de"), host(0)])).toEqual(["h", "abc", "de"]);
  expect(order([outage("abc"), host(1), outage("de", { handled: 2 })])).toEqual(["abc", "h", "de"]);
});

test("a host that hits nobody and fell a day before the newest outage does not stand before it", () => {
  const hour = 3600_000;
  const host = (first: number | null, devices: string[] = []) =>
    outage("h", { devices, cores: ["h"], first });
  const order = (all: Outage[]) => inOrder(all).map(({ id }) => id);
  const [cut, power] = [outage("abc", { first: 30 * hour }), outage("de", { first: 10 * hour })];
  expect(order([host(5 * hour), cut, power])).toEqual(["abc", "de", "h"]);
  expect(order([cut, power, host(7 * hour)])).toEqual(["h", "abc", "de"]);
  expect(order([cut, host(5 * hour, ["x"])])).toEqual(["h", "abc"]);
  expect(order([cut, host(null)])).toEqual(["h", "abc"]);
  expect(order([host(5 * hour)])).toEqual(["h"]);
});

test("cards keep their places: a larger one comes last, what is over stays until a person puts them in order", () => {
  const first = firstOutages([outage("abc"), outage("de")]);
  const next = holdOutages(first, [outage("vwxyz"), outage("de"), outage("c")]);
  expect(said(next)).toEqual(["c", "de", "vwxyz new"]);
  const over = holdOutages(next, [outage("vwxyz"), outage("c")]);
  expect(said(over)).toEqual(["c", "de over", "vwxyz new"]);
  expect(said(holdOutages(over, [outage("e"), outage("vwxyz")]))).toEqual([
    "c over",
    "e",
    "vwxyz new",
  ]);
  expect(said(firstOutages(over.latest))).toEqual(["vwxyz", "c"]);
});

test("an outage keeps its first drop when the devices that told it are back", () => {
  const first = firstOutages([outage("abc", { first: 1000 })]);
  expect(holdOutages(first, [outage("bc", { first: 5000 })]).cards[0]?.outage.first).toBe(1000);
});

test("whatever is read, no card moves, each has its own key and nothing read is missing", () => {
  const reading = fc
    .uniqueArray(fc.constantFrom(..."abcdefghijkl".split("")), { maxLength: 12 })
    .chain((all) =>
      fc
        .array(fc.integer({ min: 0, max: 4 }), { minLength: all.length, maxLength: all.length })
        .map((owners) =>
          [0, 1, 2, 3].flatMap((owner) => {
            const mine = all.filter((_, at) => owners[at] === owner).join("");
            return mine === "" ? [] : outage(mine);
          }),
        ),
    );
  fc.assert(
    fc.property(fc.array(reading, { minLength: 2, maxLength: 6 }), ([start = [], ...later]) => {
      let held = firstOutages(start);
      for (const latest of later) {
        const next = holdOutages(held, latest);
        const keys = next.cards.map(({ place }) => place);
        expect(keys.slice(0, held.cards.length)).toEqual(held.cards.map(({ place }) => place));
        expect(new Set(keys).size).toBe(keys.length);
        const shown = next.cards.filter(({ isOver }) => !isOver);
        expect(shown.map((one) => one.outage.id).toSorted()).toEqual(
          latest.map(({ id }) => id).toSorted(),
        );
        held = next;
      }
    }),
  );
});

test("how many are down counts hosts of the network like devices", () => {
  const all = [outage("abc"), outage("h", { devices: [], cores: ["h"] }), outage("d")];
  expect(downIn(...all)).toBe(5);
  expect(downIn()).toBe(0);
});
