import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { badDay, scoreOf, type BadDay } from "./outage-fixtures.ts";
import { titleOf } from "./outage-place.ts";
import { readOutageRow, streetOf } from "./outage-read.ts";
import type { BackDevice, DownCore, DownDevice, Outage, Shared } from "./outage-types.ts";
import { outageDoubt } from "./outage-query.ts";
import { findOutages } from "./outages.ts";

const NOW = Date.parse("2025-03-10T12:00:00Z");
const MINUTE = 60_000;
let count = 0;

const share = (kind: Shared["kind"], value: string): Shared => ({ kind, value });
const onPon = (olt: string, port: string) => [share("pon", `${olt} ${port}`), share("olt", olt)];

/** Devices that went down within two minutes of each other, some minutes ago. */
function devices(
  howMany: number,
  minutesAgo: number,
  change: Partial<DownDevice> | ((index: number) => Partial<DownDevice>),
): DownDevice[] {
  return Array.from({ length: howMany }, (_, index) => {
    const own = typeof change === "function" ? change(index) : change;
    count += 1;
    return {
      id: `cpe${count}`,
      since: NOW - minutesAgo * MINUTE + (index % 4) * 30_000,
      cause: null,
      shares: [],
      head: own.shares?.find(({ kind }) => ["olt", "cmts", "ap"].includes(kind))?.value ?? null,
      latitude: null,
      longitude: null,
      customer: `customer ${count}`,
      isHandled: false,
      isUnreachable: false,
      ...own,
    };
  });
}

const core = (id: string, kind: DownCore["kind"], minutesAgo: number, parents: string[] = []) => ({
  id,
  kind,
  since: NOW - minutesAgo * MINUTE,
  parents,
  location: null,
  isHandled: false,
  impact: 4,
});

/** Lone faults, hours apart, all over the place. */
const LONE = devices(40, 0, (index) => ({
  since: NOW - (index + 1) * 97 * MINUTE,
  cause: index % 2 === 0 ? "los" : "dying-gasp",
  shares: onPon(`olt${index % 3}`, `0/${index % 7}/${index % 16}`),
}));

const find = (down: DownDevice[], more: { cores?: DownCore[]; back?: BackDevice[] } = {}) =>
  findOutages({ devices: down, cores: more.cores ?? [], back: more.back ?? null, now: NOW });
const line = ({ shared, cause, devices: members, cores }: Outage) =>
  `${shared.kind} ${shared.value}: ${cause} ${members.length}${cores.length > 0 ? ` +${cores.join("+")}` : ""}`;

describe("what broke, by what the devices share and tell", () => {
  test.each<[string, DownDevice[], DownCore[], string[]]>([
    [
      "a fibre cut on one port is one line, not 60",
      devices(60, 40, { cause: "los", shares: onPon("oltA", "0/5/2") }),
      [],
      ["pon oltA 0/5/2: fibre 60"],
    ],
    [
      "a cut behind a splitter is the NAP's",
      [
        ...devices(8, 40, {
          cause: "los",
          shares: [share("nap", "nap-7"), ...onPon("oltA", "0/5/2")],
        }),
        ...devices(1, 40, {
          cause: "los",
          shares: [share("nap", "nap-8"), ...onPon("oltA", "0/5/2")],
        }),
      ],
      [],
      ["nap nap-7: fibre 8"],
    ],
    [
      "a cable with several ports is one outage of the OLT",
      devices(90, 40, (index) => ({ cause: "los", shares: onPon("oltA", `0/5/${index % 3}`) })),
      [],
      ["olt oltA: fibre 90"],
    ],
    [
      "a power cut in a street is the street's, whatever ports it meets",
      devices(24, 40, (index) => ({
        cause: "dying-gasp",
        shares: [
          share("street", "Calle Mayor, Villaficticia"),
          ...onPon(`olt${index % 2}`, `0/1/${index % 4}`),
        ],
        latitude: 37.2 + index * 0.0001,
        longitude: -4.77,
      })),
      [],
      ["street Calle Mayor, Villaficticia: power 24"],
    ],
    [
      "a power cut by its coordinates alone",
      devices(9, 40, (index) => ({
        cause: "dying-gasp",
        latitude: 37.2,
        longitude: -4.77 - index * 0.0002,
      })),
      [],
      ["area 37.200, -4.771: power 9"],
    ],
    [
      "half of a port without light and half without power",
      devices(40, 40, (index) => ({
        cause: index % 2 ? "los" : "dying-gasp",
        shares: onPon("oltA", "0/5/2"),
      })),
      [],
      ["pon oltA 0/5/2: mixed 40"],
    ],
    [
      "an OLT that is down takes its devices with it, told or not",
      devices(50, 40, (index) => ({ shares: onPon("oltA", `0/1/${index % 16}`) })),
      [core("oltA", "olt", 41)],
      ["olt oltA: uplink 50 +oltA"],
    ],
    [
      "a switch above two OLTs is the one thing that broke",
      devices(50, 40, (index) => ({ shares: onPon(`olt${index % 2}`, `0/1/${index % 16}`) })),
      [
        core("olt0", "olt", 40, ["sw1"]),
        core("sw1", "host", 41, ["rt1"]),
        core("olt1", "olt", 40, ["sw1"]),
      ],
      ["host sw1: uplink 50 +olt0+sw1+olt1"],
    ],
    [
      "an OLT whose devices all vanish without a word, while it answers",
      devices(80, 40, (index) => ({ shares: onPon("oltA", `0/1/${index % 16}`) })),
      [],
      ["olt oltA: uplink 80"],
    ],
    [
      "modems of a fiber node",
      devices(12, 40, { shares: [share("fiber-node", "FN-9"), share("cmts", "cmtsA")] }),
      [],
      ["fiber-node FN-9: unknown 12"],
    ],
    [
      "stations of an access point",
      devices(6, 40, { shares: [share("ap", "apMirador")] }),
      [],
      ["ap apMirador: uplink 6"],
    ],
    [
      "the same port twice on one day",
      [
        ...devices(10, 40, { cause: "los", shares: onPon("oltA", "0/5/2") }),
        ...devices(12, 400, { cause: "dying-gasp", shares: onPon("oltA", "0/5/2") }),
      ],
      [],
      ["pon oltA 0/5/2: power 12", "pon oltA 0/5/2: fibre 10"],
    ],
    [
      "two neighbours at the same time may be chance",
      devices(2, 40, { cause: "los", shares: onPon("oltA", "0/5/2") }),
      [],
      [],
    ],
    [
      "two words and a silence within minutes are no cut",
      devices(3, 40, (index) => ({
        cause: index === 1 ? null : "los",
        shares: onPon("oltA", "0/5/2"),
      })),
      [],
      ["pon oltA 0/5/2: unknown 3"],
    ],
    [
      "since nobody knows when",
      devices(9, 0, { since: null, shares: onPon("oltA", "0/5/2") }),
      [],
      [],
    ],
    [
      "a host of the network alone",
      [],
      [core("ptpErmita", "host", 500)],
      ["host ptpErmita: uplink 0 +ptpErmita"],
    ],
  ])("%s", (_, down, cores, lines) => {
    const found = find([...down, ...LONE], { cores });
    expect(found.outages.map(line)).toEqual(lines);
    const { los, power, untold } = found.alone;
    const inOutages = found.outages.flatMap(({ devices: ids }) => ids).length;
    const alone = los.length + power.length + untold.length;
    expect(alone + found.undated.length).toBe(down.length + LONE.length - inOutages);
  });

  test("a device down since nobody knows when did not go down alone: that is unknown", () => {
    const dark = devices(9, 40, { since: null, cause: "los", shares: onPon("oltA", "0/5/2") });
    const found = find(dark);
    expect(found.outages).toEqual([]);
    expect(found.alone).toEqual({ los: [], power: [], untold: [] });
    expect(found.undated).toEqual(dark.map(({ id }) => id));
    expect(outageDoubt({ ...found, isPart: false })).toBe("outages.undated");
  });

  test("a device whose port nobody knows joins those of its NAP", () => {
    const nap = share("nap", "nap-7");
    const cut = devices(20, 40, { cause: "los", shares: [nap, ...onPon("oltA", "0/5/2")] });
    const lost = devices(2, 40, { shares: [nap] });
    expect(find([...cut, ...lost]).outages.map(line)).toEqual(["nap nap-7: fibre 22"]);
  });
});

describe("one card for each element of the plant, though they fail in the same minutes and streets", () => {
  const STREETS = ["Calle Mayor, A", "Calle Menor, B", "Calle Nueva, C"];
  /** Far from each other: no neighbourhood. */
  const spread = (index: number) => ({
    latitude: 36.7 + (index % 10) * 0.1,
    longitude: -4.9 + (index % 7) * 0.15,
  });
  const street = (index: number) => share("street", STREETS[index % 3] ?? "");
  const dark = devices(44, 12, (index) => ({
    cause: "dying-gasp",
    shares: [street(index), ...onPon("oltA", "0/1/6")],
    ...spread(index),
  }));
  const modems = (minutesAgo: number) =>
    devices(26, minutesAgo, (index) => ({
      shares: [share("fiber-node", "cmtsA FN-3"), street(index), share("cmts", "cmtsA")],
      ...spread(index),
    }));

  test.each<[string, DownDevice[], string[]]>([
    [
      "a node of a CMTS beside a port without power",
      [...dark, ...modems(16)],
      ["pon oltA 0/1/6: power 44", "fiber-node cmtsA FN-3: unknown 26"],
    ],
    [
      "a port of another OLT a few minutes earlier, through the node between them",
      [
        ...dark,
        ...modems(16),
        ...devices(6, 20, (index) => ({
          cause: "dying-gasp",
          shares: [street(index), ...onPon("oltB", "0/15/2")],
        })),
      ],
      ["pon oltA 0/1/6: power 44", "fiber-node cmtsA FN-3: unknown 26", "pon oltB 0/15/2: power 6"],
    ],
    [
      "a modem whose node nobody knows",
      [
        ...dark,
        ...devices(1, 12, { shares: [share("street", "Calle Mayor, A"), share("cmts", "cmtsA")] }),
      ],
      ["pon oltA 0/1/6: power 44"],
    ],
    [
      "another port of the same OLT",
      [
        ...dark,
        ...devices(2, 12, (index) => ({
          cause: "dying-gasp",
          shares: [street(index), ...onPon("oltA", "0/1/9")],
          ...spread(index + 5),
        })),
      ],
      ["pon oltA 0/1/6: power 44"],
    ],
    [
      "NAPs of one name on two OLTs",
      [
        ...devices(8, 40, {
          cause: "los",
          shares: [share("nap", "P1"), ...onPon("oltA", "0/5/2")],
        }),
        ...devices(7, 40, {
          cause: "los",
          shares: [share("nap", "P1"), ...onPon("oltB", "0/5/2")],
        }),
      ],
      ["nap P1: fibre 8", "nap P1: fibre 7"],
    ],
    [
      "the modems of a street without power are not its ONUs",
      [
        ...devices(24, 40, (index) => ({
          cause: "dying-gasp",
          shares: [share("street", "Calle Mayor, A"), ...onPon("oltA", `0/1/${index % 6}`)],
          latitude: 37.2 + index * 0.0001,
          longitude: -4.77,
        })),
        ...devices(12, 40, (index) => ({
          shares: [
            share("fiber-node", "cmtsA FN-3"),
            share("street", "Calle Mayor, A"),
            share("cmts", "cmtsA"),
          ],
          latitude: 37.2 + index * 0.0001,
          longitude: -4.77,
        })),
      ],
      ["street Calle Mayor, A: power 24", "fiber-node cmtsA FN-3: unknown 12"],
    ],
  ])("%s", (_, down, lines) => {
    expect(find(down).outages.map(line)).toEqual(lines);
  });
});

describe("what becomes of an outage", () => {
  const cut = (howMany: number) =>
    devices(howMany, 90, { cause: "los", shares: onPon("oltA", "0/5/2") });
  const back = (howMany: number, minutesAgo: number): BackDevice[] =>
    Array.from({ length: howMany }, (_, index) => ({
      id: `back${index}`,
      at: NOW - minutesAgo * MINUTE - index * 1000,
      shares: onPon("oltA", "0/5/2"),
      head: "oltA",
      latitude: null,
      longitude: null,
      customer: `customer of back${index}`,
    }));

  test.each([
    ["some are back", 40, back(10, 5), { back: 10, mostBackAt: null, stragglers: 0 }],
    ["four of five are back since a moment", 8, back(40, 5), { back: 40, stragglers: 0 }],
    ["ten minutes later those still dark are another trouble", 8, back(40, 15), { stragglers: 8 }],
    [
      "nearly all are back: the last two are still its own",
      2,
      back(40, 15),
      { back: 40, stragglers: 2 },
    ],
  ] as const)("%s", (_, still, returned, { stragglers, ...wanted }) => {
    const [outage, ...others] = find([...cut(still), ...LONE], { back: [...returned] }).outages;
    expect(others).toEqual([]);
    expect(outage).toMatchObject({ ...wanted, devices: { length: still } });
    expect(outage?.stragglers.length).toBe(stragglers);
    expect(outage?.customers, "hit, those who are back too").toBe(still + returned.length);
  });

  test("what the server does not tell is not known", () => {
    expect(find(cut(9)).outages[0]).toMatchObject({ back: null, mostBackAt: null });
  });
});

const DAY: Omit<BadDay, "seed" | "now"> = {
  outages: [
    ["fibre", 5],
    ["power", 3],
    ["mixed", 2],
    ["uplink", 2],
  ],
  inOutages: 1800,
  alone: 200,
};

test("one that fell days before and cannot be reached dates no outage and brings no lone fault into it", () => {
  const shares = [...onPon("oltA", "0/1/1")];
  const at = (hours: number, change: Partial<DownDevice>) =>
    devices(1, 0, { since: NOW - hours * 60 * MINUTE, shares, ...change });
  const down = [
    ...devices(20, 5, { shares, isUnreachable: true }),
    ...at(48, { cause: "los" }),
    ...at(30, { cause: "dying-gasp" }),
    ...at(72, { isUnreachable: true }),
  ];
  const { outages, alone } = find(down, { cores: [core("oltA", "olt", 5)] });
  expect(outages.map(line)).toEqual(["olt oltA: uplink 21 +oltA"]);
  expect(outages[0]?.first).toBe(NOW - 5 * MINUTE);
  expect([alone.los.length, alone.power.length]).toEqual([1, 1]);
});

test("2,000 devices down by 12 outages and by themselves: 12 ± 1 cards, 95 % placed right, 11 causes of 12", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const day = badDay({ seed, ...DAY, now: NOW });
    const { outages } = findOutages({ ...day, back: null, now: NOW });
    const score = scoreOf(day, outages);
    expect.soft(Math.abs(score.cards - 12), `cards, seed ${seed}`).toBeLessThanOrEqual(1);
    expect.soft(score.placed, `placed, seed ${seed}`).toBeGreaterThanOrEqual(0.95);
    expect.soft(score.causesRight, `causes, seed ${seed}`).toBeGreaterThanOrEqual(11);
  }
});

test("no device is lost or counted twice, whatever is down", () => {
  const shared = fc.record({
    kind: fc.constantFrom("nap", "pon", "street", "olt", "fiber-node", "tag", "ap", "cmts"),
    value: fc.constantFrom("a", "b", "c"),
  });
  const device = fc.record({
    since: fc.option(fc.integer({ min: NOW - 3 * 3_600_000, max: NOW })),
    cause: fc.constantFrom("los", "lof", "dying-gasp", null),
    shares: fc.array(shared, { maxLength: 4 }),
    head: fc.constantFrom("a", "b", null),
    latitude: fc.option(fc.double({ min: 37, max: 37.01, noNaN: true })),
    longitude: fc.option(fc.double({ min: -4.01, max: -4, noNaN: true })),
    customer: fc.constant("x"),
    isHandled: fc.boolean(),
    isUnreachable: fc.boolean(),
  });
  const cores = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "sw"),
      kind: fc.constantFrom("olt", "host"),
      since: fc.option(fc.integer({ min: NOW - 3_600_000, max: NOW })),
      parents: fc.array(fc.constantFrom("a", "b", "sw"), { maxLength: 2 }),
      location: fc.constant(null),
      isHandled: fc.boolean(),
      impact: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(fc.array(device, { maxLength: 120 }), cores, (rows, down) => {
      const all = rows.map((row, index): DownDevice => ({ ...row, id: `d${index}` }));
      const { outages, alone, undated } = find(all, { cores: down, back: [] });
      const placed = [
        ...outages.flatMap(({ devices: ids }) => ids),
        ...alone.los,
        ...alone.power,
        ...alone.untold,
        ...undated,
      ];
      expect(placed.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      expect(outages.flatMap(({ cores: ids }) => ids).toSorted()).toEqual(
        down.map(({ id }) => id).toSorted(),
      );
    }),
  );
});

describe("rows of the search", () => {
  const row = (attrs: object, vars: object) => ({
    type: "Host",
    name: "cpe0001",
    attrs: { host_name: "cpe0001", last_state_change: "2025-03-10T11:00:00Z", ...attrs, vars },
  });
  const DOWN = { state: 1, state_long: "down" };

  test("a device has its port from its output, its cause, its street and its customer", () => {
    const read = readOutageRow(
      row(
        { ...DOWN, output: "alarm/losi/offline OLT02:0/3/9-15 0.0.0.0" },
        {
          type: "cpe",
          cpe_registration_state: "__regstate__",
          administrative_info: {
            tech: "gpon",
            topology: "nap-7",
            address: " -  (7667)",
            customer_name: "Errante Dominguero",
            customer_address: "AVDA Madrid nº6 4ºD - Coslada, Madrid",
            latitude: 40.4,
            longitude: -3.5,
          },
        },
      ),
    );
    expect(read).toMatchObject({
      kind: "device",
      device: {
        cause: "los",
        head: "OLT02",
        latitude: 40.4,
        shares: [
          { kind: "nap", value: "nap-7" },
          { kind: "pon", value: "OLT02 0/3/9" },
          { kind: "street", value: "AVDA Madrid, Coslada, Madrid" },
          { kind: "olt", value: "OLT02" },
        ],
      },
    });
  });

  test.each([
    [{ ...DOWN, output: "Offline!" }, { cpe_registration_state: "dyinggasp" }, "dying-gasp"],
    [{ ...DOWN, output: "Offline!" }, { cpe_registration_state: ["online"] }, null],
    [{ ...DOWN, output: "Offline!" }, {}, null],
    [{ ...DOWN, output: "offline (lofi)" }, {}, "lof"],
  ])("%j with %j went down by %s", (attrs, vars, cause) => {
    expect(readOutageRow(row(attrs, { type: "cpe", ...vars }))).toMatchObject({
      device: { cause },
    });
  });

  test("a modem has its node and MAC domain from its tags", () => {
    const vars = {
      type: "cpe",
      cpe_registration_host: "cmtsA",
      cpe_registration_tags: ["FN-9", "ca5-0", "cmtsA"],
      administrative_info: { tech: "docsis" },
    };
    expect(readOutageRow(row(DOWN, vars))).toMatchObject({
      device: {
        shares: [
          share("fiber-node", "cmtsA FN-9"),
          share("mac-domain", "cmtsA ca5-0"),
          share("cmts", "cmtsA"),
        ],
      },
    });
  });

  test("a modem is on no PON, however its place is written", () => {
    const vars = {
      type: "cpe",
      cpe_registration_host: "cmtsA",
      cpe_registration_id: "0/0/0-2",
      cpe_registration_state: ["offline"],
      cpe_registration_tags: ["cmtsA-0/0/0", "cmtsA"],
      administrative_info: { tech: "docsis" },
    };
    expect(readOutageRow(row(DOWN, vars))).toMatchObject({
      device: { shares: [share("cmts", "cmtsA")] },
    });
  });

  test.each(["constructor", "__proto__", "toString"])(
    "a kind that is called %s is no kind",
    (word) => {
      expect(readOutageRow(row(DOWN, { type: word }))).toMatchObject({ core: { kind: "host" } });
      const vars = { type: "cpe", cpe_registration_host: "x", administrative_info: { tech: word } };
      expect(readOutageRow(row(DOWN, vars))).toMatchObject({
        device: { shares: [share("olt", "x")] },
      });
    },
  );

  test.each([
    [{ state: 0, state_long: "up", last_hard_state: 1 }, { type: "cpe" }, "back"],
    [{ state: 0, state_long: "up", last_hard_state: 0 }, { type: "cpe" }, "none"],
    [{ state: 99, state_long: "pending", last_hard_state: 99 }, { type: "cpe" }, "none"],
    [{ state: 2, state_long: "unreachable" }, { type: "cpe" }, "device"],
    [DOWN, { type: "olt", parents: ["sw1"] }, "core"],
    [{ state: 0, state_long: "up" }, { type: "olt" }, "none"],
    [null, null, "none"],
  ])("%j of %j is: %s", (attrs, vars, kind) => {
    expect(readOutageRow(attrs === null ? null : row(attrs, vars ?? {})).kind).toBe(kind);
  });

  test.each([
    [
      "Paseo del Espejismo nº 48, 2ºA",
      "Calle Ajena 3 - Villaficticia",
      "Paseo del Espejismo, Villaficticia",
    ],
    [" - ", "Calle Mayor 3 - Puerto Imaginario", "Calle Mayor, Puerto Imaginario"],
    ["Calle  Mayor s/n", null, "Calle Mayor s/n"],
    [null, " - ", null],
    ["12345", null, null],
  ])("%j and %j stand in %j", (own, customers, street) => {
    expect(streetOf(own, customers)).toBe(street);
  });
});

test.each([
  ["Calle", "Calle del Apagón, Villaficticia", "Calle del Apagón, Villaficticia"],
  ["Street", "Calle del Apagón", "Street Calle del Apagón"],
  ["Calle", "Callejón Oscuro", "Calle Callejón Oscuro"],
])("the %s of %s is called %s", (kind, value, title) => {
  expect(titleOf(kind, value, 80)).toBe(title);
});

test("sees at once that a very long line is no street", () => {
  const start = performance.now();
  expect(streetOf("a".repeat(50_000), `ab${" ".repeat(50_000)}x`)).toBeNull();
  expect(performance.now() - start).toBeLessThan(1000);
});
