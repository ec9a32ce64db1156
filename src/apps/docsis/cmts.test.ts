import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChannels, readMacDomains } from "./channels.ts";
import { readCmtss } from "./cmts.ts";
import { readFiberNodes } from "./fiber-nodes.ts";
import { readModems, readModemsInTurns } from "./modems.ts";

const MHZ = 1_000_000;

describe("a list of CMTSs (contract 3.6, inferred)", () => {
  it.each<[string, unknown]>([
    ["an envelope", { count: 1, results: [{ id: "cmtsX", name: "cmtsX", cms: 40, online: 38 }] }],
    ["bare names", ["cmtsX"]],
    ["a map by name", { cmtsX: { modems: 40, cms_online: 38 } }],
  ])("is read from %s", (_, raw) => {
    expect(readCmtss(raw)).toMatchObject({ cmtss: [{ id: "cmtsX", name: "cmtsX" }], odd: [] });
  });
});

describe("a channel", () => {
  it.each<[string, Record<string, unknown>]>([
    ["in Hz", { ifindex: 1337, id: 1, freq: 32_600_000, width: 3_200_000 }],
    ["in MHz", { if_index: "1337", channel_id: 1, frequency: 32.6, channel_width: 3.2 }],
    ["in kHz", { index: 1337, chanid: 1, freq: 32_600, width: 3200 }],
  ])("has its frequency %s", (_, row) => {
    expect(readChannels([row], "up").channels).toMatchObject([
      { id: "1337", chanid: 1, freq: 32.6 * MHZ, width: 3.2 * MHZ, direction: "up" },
    ]);
  });

  it("keeps how the row wrote its frequency, since that is how it is changed", () => {
    const [hz] = readChannels([{ id: 1, freq: 32_600_000 }], "up").channels;
    const [mhz] = readChannels([{ id: 1, frequency: 32.6 }], "up").channels;
    expect(hz?.freqField).toStrictEqual({ name: "freq", hz: 1 });
    expect(mhz?.freqField).toStrictEqual({ name: "frequency", hz: MHZ });
  });

  it("is up or down by its word, else nobody knows", () => {
    const states = ["up", "down", "Online", 1, undefined].map(
      (status) => readChannels([{ id: 1, status }], "up").channels[0]?.isUp,
    );
    expect(states).toStrictEqual([true, false, true, null, null]);
  });
});

describe("MAC domains and fiber nodes", () => {
  it("tell the directions of a domain's channels apart", () => {
    const channels = [
      { chanid: 17, primary: true, name: "In5/0:0", freq: 681 * MHZ },
      { chanid: 1, primary: false, name: "Ca5/0-upstream0", freq: 35.8 * MHZ },
      { chanid: 2, primary: false, name: "Logical Upstream Channel 1/0/0", freq: 54.5 * MHZ },
      { chanid: 1, name: "Downstream 0/0/0", freq: 464 * MHZ },
    ];
    const { domains } = readMacDomains([{ ifindex: 1033, name: "ca5-0", channels }]);
    expect(domains[0]?.channels?.map(({ direction }) => direction)).toStrictEqual([
      "down",
      "up",
      "up",
      "down",
    ]);
  });

  it.each([
    [{ ifindex: 1033, name: "ca5-0" }, null],
    [{ ifindex: 1033, name: "ca5-0", channels: [] }, []],
  ])("know no channels where none are told: %j", (domain, channels) => {
    expect(readMacDomains([domain]).domains[0]?.channels).toStrictEqual(channels);
  });

  it.each<[string, unknown]>([
    [
      "the CLI's map",
      {
        map: [[77, 1, 1, 1]],
        downstream: { chanids: [256], channels: [1, 2] },
        upstream: { channels: [5] },
      },
    ],
    ["plain lists", { mac_domains: [77], ds_channels: [1, 2], us: ["5"] }],
    [
      "objects",
      {
        domains: [{ ifindex: 77 }],
        downstreams: [{ id: 1 }, { id: 2 }],
        upstreams: [{ chanid: 5 }],
      },
    ],
  ])("of a node are read from %s", (_, rest) => {
    const { nodes } = readFiberNodes([{ name: "FN-1", ...(rest as object) }]);
    expect(nodes).toMatchObject([
      { name: "FN-1", domains: [77], downstreams: [1, 2], upstreams: [5] },
    ]);
  });

  it("of an empty node are none", () => {
    const node = {
      name: "FN-9",
      map: [],
      downstream: { channels: [] },
      upstream: { channels: [] },
    };
    expect(readFiberNodes([node]).nodes).toMatchObject([
      { domains: [], downstreams: [], upstreams: [], modems: null },
    ]);
  });
});

describe("a cable modem", () => {
  it.each<[string, unknown]>([
    ["an envelope, with colons", { results: [{ mac: "7c:b7:34:00:00:01", state: "online" }] }],
    ["a list, bare", [{ mac_address: "7CB734000001", status: "w-online(pt)" }]],
    ["a map by MAC", { "7cb7.3400.0001": { state: "operational" } }],
  ])("is read from %s", (_, raw) => {
    expect(readModems(raw).modems).toMatchObject([
      { id: "7cb734000001", mac: "7cb734000001", isOnline: true },
    ]);
  });

  it.each<[unknown, boolean | null]>([
    ["registrationComplete", true],
    ["p-online(pt)", true],
    ["init6(s)", false],
    ["notSynchronized", false],
    ["accessDenied", false],
    ["rangingAborted", false],
    ["8", null],
    [6, null],
    ["cc(r1)", null],
    ["", null],
  ])("in the state %j is online: %j", (state, isOnline) => {
    expect(readModems([{ mac: "7cb734000001", state }]).modems).toMatchObject([{ isOnline }]);
  });

  it("has its levels by channel", () => {
    const row = {
      mac: "7cb734000001",
      state: "online",
      dnrx: 1.2,
      downstreams: [{ id: 1, freq: 657 * MHZ, rx: 1.4, snr: 37 }],
      upstreams: [{ id: 1, freq: 30.4 * MHZ, tx: 41.5, snr: 31 }],
    };
    const [modem] = readModems([row]).modems;
    expect(modem?.channels).toMatchObject([
      { direction: "down", level: 1.4, snr: 37 },
      { direction: "up", level: 41.5, snr: 31 },
    ]);
  });
});

it("thousands of cable modems are read with breaks, to the same end", async () => {
  const raw = Array.from({ length: 1100 }, (_, at) =>
    at === 700 ? {} : { mac: 0x1122_0000 + at },
  );
  let breaks = 0;
  const read = await readModemsInTurns({ results: raw }, async () => {
    breaks += 1;
  });
  expect(breaks).toBe(4);
  expect(read).toEqual(readModems({ results: raw }));
  expect(read.odd).toHaveLength(1);
  const calledOff = readModemsInTurns(raw, () => Promise.reject(new Error("called off")));
  await expect(calledOff).rejects.toThrow("called off");
});

it("never throws", () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      expect(readCmtss(raw).cmtss).toBeInstanceOf(Array);
      expect(readChannels([{ freq: raw, id: raw }], "up").channels).toHaveLength(1);
      expect(readMacDomains([{ channels: raw }]).domains).toHaveLength(1);
      expect(readFiberNodes([{ name: "x", map: raw, downstream: raw }]).nodes).toHaveLength(1);
      expect(readModems([{ mac: raw, downstreams: raw }]).modems).toBeInstanceOf(Array);
    }),
  );
});

const samples = process.env["KRILL_SAMPLES"];
const sample = `${samples ?? ""}/docsis-from-cli.json`;
it.skipIf(samples === undefined || !existsSync(sample))("the CLI's own plant is read whole", () => {
  const plants = JSON.parse(readFileSync(sample, "utf8")) as Record<string, unknown>[];
  for (const plant of plants) {
    const { domains, odd } = readMacDomains(plant["mac_domains"]);
    const ups = readChannels(plant["upstreams"], "up").channels;
    const downs = readChannels(plant["downstreams"], "down").channels;
    const { nodes } = readFiberNodes(plant["fiber_nodes"]);
    expect(odd).toStrictEqual([]);
    expect(nodes.length).toBeGreaterThan(0);
    expect([...ups, ...downs].every(({ freq, ifindex }) => freq !== null && ifindex !== null)).toBe(
      true,
    );
    const upIndexes = new Set(ups.map(({ ifindex }) => ifindex));
    const listed = domains.flatMap(({ channels }) => channels ?? []);
    expect(
      listed
        .filter(({ ifindex }) => upIndexes.has(ifindex))
        .every(({ direction }) => direction === "up"),
    ).toBe(true);
  }
});
