import { describe, expect, it } from "vitest";
import { readChannels, readMacDomains } from "./channels.ts";
import { readFiberNodes } from "./fiber-nodes.ts";
import { readModems } from "./modems.ts";
import {
  channelCounts,
  channelFaults,
  channelFinder,
  modemMargin,
  modemsAt,
  nodeCounts,
  onlineOf,
} from "./plant-judge.ts";

const ups = (...rows: object[]) =>
  readChannels(
    rows.map((row, index) => ({ ifindex: 100 + index, id: index + 1, status: "up", ...row })),
    "up",
  ).channels;

describe("channels that stand out", () => {
  it.each<[string, object, string | undefined]>([
    ["one like the others", { snr: 31 }, undefined],
    ["one with noise", { snr: 22 }, "noise"],
    ["one that loses packets", { snr: 31, uncorrected: 2.4 }, "losses"],
    ["one that corrects much and loses none", { snr: 31, corrected: 9, uncorrected: 0 }, undefined],
    ["one that is down", { status: "down" }, "down"],
    ["one of which nothing is told", {}, undefined],
  ])("%s", (_, row, fault) => {
    const channels = ups({ snr: 30 }, { snr: 32 }, { snr: 31 }, { snr: 30 }, row);
    expect(channelFaults(channels).get("104")).toBe(fault);
  });

  it("are not found by comparing where there is nothing to compare with", () => {
    expect(channelFaults(ups({ snr: 31 }, { snr: 12 })).size).toBe(0);
  });
});

const { domains } = readMacDomains([
  { ifindex: 1, name: "ca3-0", channels: [{ ifindex: 100, chanid: 1, freq: 30_000_000 }] },
  { ifindex: 2, name: "ca3-1", channels: [{ ifindex: 101, chanid: 1, freq: 30_000_000 }] },
]);
const { nodes } = readFiberNodes([
  { name: "FN-1", map: [[1]], upstream: { channels: [1] }, cms: 9, online: 9 },
  { name: "FN-2", map: [[2]], upstream: { channels: [1] } },
  { name: "FN-3", map: [], cms: 0 },
]);
const modems = (count: number, offline: number, rest: object) =>
  readModems(
    Array.from({ length: count }, (_, n) => ({
      mac: `7cb73400${String(n).padStart(4, "0")}`,
      state: n < offline ? "offline" : "online",
      ...rest,
    })),
  ).modems;

describe("fiber nodes", () => {
  it.each([
    ["well", 20, 2, "well"],
    ["notably many off", 20, 4, "some"],
    ["half of it off", 20, 10, "area"],
    ["all of two off", 2, 2, "area"],
  ])("with modems %s", (_, count, offline, state) => {
    const counted = nodeCounts(nodes, domains, modems(count, offline, { fiber_node: "FN-2" }));
    expect(counted[1]).toMatchObject({ total: count, offline, state });
  });

  it("of a CMTS are not counted as off where nobody knows", () => {
    const known = modems(3, 1, {});
    const untold = modems(2, 0, { state: "6" });
    expect(onlineOf([...known, ...untold])).toEqual({ online: 2, total: 5, untold: 2 });
    expect(onlineOf(untold)).toBeNull();
    expect(onlineOf([])).toEqual({ online: 0, total: 0, untold: 0 });
  });

  it.each([
    [{ state: "6" }, "unknown"],
    [{ state: undefined }, "unknown"],
  ])("are not called dark for modems of which nobody knows: %j", (rest, state) => {
    const untold = modems(6, 0, { fiber_node: "FN-2", ...rest });
    const [, counted] = nodeCounts(nodes, domains, untold);
    expect(counted).toMatchObject({ total: 6, online: 0, offline: null, state });
  });

  it("are counted by their own figures where no modem is known, and by the domain where a modem names no node", () => {
    expect(nodeCounts(nodes, domains, null).map(({ state }) => state)).toStrictEqual([
      "well",
      "unknown",
      "empty",
    ]);
    const counted = nodeCounts(nodes, domains, modems(5, 0, { mac_domain: "ca3-1" }));
    expect(counted[1]).toMatchObject({ total: 5 });
  });
});

it("a modem uses the channels that it names, else those of its node", () => {
  const [first, second] = ups({}, { id: 1 });
  if (!first || !second) throw new Error("two channels");
  const [named] = modems(1, 0, { fiber_node: "FN-2", upstreams: [{ ifindex: 100 }] });
  const [silent] = modems(1, 0, { fiber_node: "FN-2" });
  if (!named || !silent) throw new Error("two modems");
  const channelsOf = channelFinder([first, second], nodes, domains);
  expect(channelsOf(named)).toEqual([first]);
  expect(channelsOf(silent)).toEqual([second]);
});

it("of thousands of modems that are alike the channels are looked for once", () => {
  const [first] = ups({});
  if (!first) throw new Error("a channel");
  let looks = 0;
  const watched = {
    ...first,
    get direction() {
      looks += 1;
      return first.direction;
    },
  };
  const all = modems(5000, 100, { fiber_node: "FN-2", upstreams: [{ ifindex: 100 }] });
  const channels = Array.from({ length: 20 }, () => watched);
  expect(channelCounts(channels, all, nodes, domains)?.get(watched)).toBe(100_000);
  expect(looks).toBeLessThan(5000);
});

it("a modem's nearest limit is told, negative beyond it", () => {
  const bands = new Map([
    ["dnrx", { warningLow: -8, warningHigh: 8 }],
    ["uptx", { warningHigh: 49 }],
  ]);
  const levels = { dnrx: 1, dnsnr: 36, uptx: 50.2, upsnr: 31 };
  expect(modemMargin(levels, bands)).toStrictEqual({ metric: "uptx", db: -1.2, side: "high" });
  expect(modemMargin(levels, new Map())).toBeNull();
});

describe("a CMTS's own modems among those that were read", () => {
  const at = (...names: (string | null)[]) =>
    readModems(names.map((cmts, n) => ({ mac: `7cb73400000${n}`, ...(cmts && { cmts }) }))).modems;
  it.each([
    ["by its name", at("cmtsA", "cmtsB"), true, 1, true],
    ["by its id", at("7", "7", "8"), false, 2, true],
    ["told by none, by the filter", at(null, null), true, 2, true],
    ["told by none, the filter refused", at(null, null), false, 0, false],
    ["told by some", at("cmtsA", null), true, 1, false],
    ["called otherwise", at("10.0.0.1"), true, 0, false],
    ["none at all", at(), false, 0, true],
  ])("%s", (_, all, isFiltered, count, isWhole) => {
    const own = modemsAt({ modems: all, isFiltered, isWhole: true }, ["7", "cmtsA"]);
    expect([own.modems.length, own.isWhole]).toEqual([count, isWhole]);
    const part = modemsAt({ modems: all, isFiltered, isWhole: false }, ["7", "cmtsA"]);
    expect(part.isWhole).toBe(false);
  });
});

it("of the only CMTS are all that name none", () => {
  const read = readModems([{ mac: "7cb734000001" }, { mac: "7cb734000002" }]);
  const own = modemsAt({ ...read, isFiltered: false, isWhole: true }, ["7"], true);
  expect([own.modems.length, own.isWhole]).toEqual([2, true]);
});

describe("the modems on a channel", () => {
  const [channel] = ups({});
  const count = (all: ReturnType<typeof modems> | null) =>
    channel && (channelCounts([channel], all, nodes, domains)?.get(channel) ?? null);
  it.each([
    ["counted by their node", modems(4, 1, { fiber_node: "FN-1" }), 4],
    ["none, where all are elsewhere", modems(4, 0, { fiber_node: "FN-2" }), 0],
    ["not known where one that is on names no place", modems(1, 0, {}), null],
    ["none, where those without a place are off", modems(2, 2, {}), 0],
    ["not known without modems", null, null],
  ])("%s", (_, all, expected) => expect(count(all)).toBe(expected));
});
