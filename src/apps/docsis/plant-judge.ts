// What stands out in a cable plant: channels with noise and losses, fiber nodes whose modems are off. Pure. Limits of the operator
// are only used where they are told; else a channel is compared with its like.
import type { LevelLimits } from "#src/ui/level-scale.ts";
import { nearestLimit, type LevelMargin } from "#src/ui/nearest-limit.ts";
import type { Channel, MacDomain } from "./channels.ts";
import type { FiberNode } from "./fiber-nodes.ts";
import type { Modem } from "./modems.ts";
import type { ModemList } from "./modem-list.ts";

/** Why a channel stands out. */
export type ChannelFault = "down" | "losses" | "noise";

/** So much below the median of its direction is noise, dB. */
const NOISE_DB = 6;
/** So many packets lost are losses, percent. */
const LOSSES_PERCENT = 1;
const MEDIAN_LEAST = 4;

/** The channels that stand out, by their id. */
export function channelFaults(channels: readonly Channel[]): ReadonlyMap<string, ChannelFault> {
  const faults = new Map<string, ChannelFault>();
  for (const direction of ["up", "down"] as const) {
    const own = channels.filter((channel) => channel.direction === direction);
    const middle = median(own.flatMap(({ snr }) => snr ?? []));
    for (const { id, isUp, uncorrected, snr } of own) {
      if (isUp === false) faults.set(id, "down");
      else if (uncorrected !== null && uncorrected >= LOSSES_PERCENT) faults.set(id, "losses");
      else if (snr !== null && middle !== null && snr <= middle - NOISE_DB) faults.set(id, "noise");
    }
  }
  return faults;
}

/**
 * A CMTS's own among the modems that were read for it, and whether these are all of them.
 * @param names what a modem may call it
 * @param isOnly whether the server has no other CMTS, so that a modem that names none can only be here
 */
export function modemsAt(
  { modems, isFiltered, isWhole }: Pick<ModemList, "modems" | "isFiltered" | "isWhole">,
  names: readonly string[],
  isOnly = false,
): { modems: Modem[]; isWhole: boolean } {
  // Where no modem tells its CMTS, only the filter can have chosen them (`modem-list.ts` tries it).
  const isUntoldOwn = (isFiltered || isOnly) && modems.every(({ cmts }) => cmts === null);
  const own = modems.filter(({ cmts }) => (cmts === null ? isUntoldOwn : names.includes(cmts)));
  const isToldApart = isUntoldOwn || modems.every(({ cmts }) => cmts !== null);
  // None among others: they may call it something else.
  const isKnown = own.length > 0 || modems.length === 0;
  return { modems: own, isWhole: isWhole && isToldApart && isKnown };
}

/** How many modems are online, of how many, and of how many nobody knows; null where nobody knows of any. */
export function onlineOf(
  modems: readonly Modem[],
): { online: number; total: number; untold: number } | null {
  const untold = modems.filter(({ isOnline }) => isOnline === null).length;
  if (untold > 0 && untold === modems.length) return null;
  const online = modems.filter(({ isOnline }) => isOnline === true).length;
  return { online, total: modems.length, untold };
}

/** A fiber node with its modems counted. */
export interface NodeCount {
  node: FiberNode;
  total: number | null;
  online: number | null;
  offline: number | null;
  /** `area`: at least three and half of it are off; `some`: notably many. */
  state: "well" | "some" | "area" | "empty" | "unknown";
}

const AREA_LEAST = 3;
const NOTABLE = 0.15;

/** Counts the modems of each node: from the modems themselves where they are known, else by the node's own figures. */
export function nodeCounts(
  nodes: readonly FiberNode[],
  domains: readonly MacDomain[],
  modems: readonly Modem[] | null,
): NodeCount[] {
  const places = modems && groupsOf(modems, placeKey);
  return nodes.map((node) => {
    const own = places?.filter(([one]) => isInNode(one, node, domains)).flat();
    const hasOwn = own !== undefined && own.length > 0;
    const total = hasOwn ? own.length : node.modems;
    const count = (is: boolean) => own?.filter(({ isOnline }) => isOnline === is).length ?? 0;
    const online = hasOwn ? count(true) : node.online;
    const rest = total === null || online === null ? null : Math.max(0, total - online);
    // A modem of which nobody knows is not off.
    const offline = hasOwn ? count(false) : rest;
    const state = stateOf(total, offline);
    const isUnsure = state === "well" && rest !== offline;
    if (isUnsure) return { node, total, online, offline: null, state: "unknown" };
    return { node, total, online, offline, state };
  });
}

function stateOf(total: number | null, offline: number | null): NodeCount["state"] {
  if (total === 0) return "empty";
  if (total === null || offline === null) return "unknown";
  if ((offline >= AREA_LEAST && offline * 2 >= total) || offline === total) return "area";
  return offline >= AREA_LEAST && offline / total >= NOTABLE ? "some" : "well";
}

/** What tells a modem's place. */
const placeKey = ({ node, domain }: Modem) => JSON.stringify([node, domain]);

/** Modems that are alike in what is looked at: of tens of thousands, with hundreds of channels, few differ. */
function groupsOf(modems: readonly Modem[], keyOf: (modem: Modem) => string) {
  const groups = new Map<string, [Modem, ...Modem[]]>();
  for (const modem of modems) {
    const key = keyOf(modem);
    const known = groups.get(key);
    if (known) known.push(modem);
    else groups.set(key, [modem]);
  }
  return [...groups.values()];
}

/** Whether a modem is in a node: by its own word, else by a MAC domain that is this node's alone. */
function isInNode(modem: Modem, node: FiberNode, domains: readonly MacDomain[]): boolean {
  if (modem.node !== null) return modem.node === node.name;
  const domain = domains.find(({ name, ifindex }) =>
    modem.domain === null ? false : [name, String(ifindex)].includes(modem.domain),
  );
  return domain !== undefined && domain.ifindex !== null && node.domains.includes(domain.ifindex);
}

/** Tells which channels a modem uses: its own, else its node's. What is alike is looked for once. */
export function channelFinder(
  channels: readonly Channel[],
  nodes: readonly FiberNode[],
  domains: readonly MacDomain[],
): (modem: Modem) => readonly Channel[] {
  const found = new Map<string, readonly Channel[]>();
  return (modem) => {
    const key = channelsKey(modem);
    const known =
      found.get(key) ?? channels.filter((one) => isOnChannel(modem, one, nodes, domains));
    found.set(key, known);
    return known;
  };
}

/** What tells the channels of a modem. */
function channelsKey(modem: Modem): string {
  const own = modem.channels.map((one) => `${one.direction} ${one.ifindex} ${one.chanid}`);
  return own.length > 0 ? own.join() : placeKey(modem);
}

function isOnChannel(
  modem: Modem,
  channel: Channel,
  nodes: readonly FiberNode[],
  domains: readonly MacDomain[],
): boolean {
  if (modem.channels.length > 0)
    return modem.channels.some(({ direction, ifindex, chanid }) => {
      if (direction !== channel.direction) return false;
      if (ifindex !== null && channel.ifindex !== null) return ifindex === channel.ifindex;
      return chanid !== null && chanid === channel.chanid;
    });
  return nodes.some(
    (node) => isInNode(modem, node, domains) && isNodeChannel(node, channel, domains),
  );
}

/** How many modems use each channel; null where one that is not off cannot be told to be on any. */
export function channelCounts(
  channels: readonly Channel[],
  modems: readonly Modem[] | null,
  nodes: readonly FiberNode[],
  domains: readonly MacDomain[],
): ReadonlyMap<Channel, number> | null {
  const isSomewhere = (modem: Modem) =>
    modem.channels.length > 0 || nodes.some((node) => isInNode(modem, node, domains));
  const alike = modems && groupsOf(modems, channelsKey);
  const isTold = (some: readonly [Modem, ...Modem[]]) =>
    some.every(({ isOnline }) => isOnline === false) || isSomewhere(some[0]);
  if (!alike?.every(isTold)) return null;
  const channelsOf = channelFinder(channels, nodes, domains);
  const counts = new Map(channels.map((channel) => [channel, 0]));
  for (const some of alike)
    for (const channel of channelsOf(some[0]))
      counts.set(channel, (counts.get(channel) ?? 0) + some.length);
  return counts;
}

/** Whether a channel feeds a node: by number, and by MAC domain where both are known. */
export function isNodeChannel(
  node: FiberNode,
  channel: Channel,
  domains: readonly MacDomain[],
): boolean {
  const numbers = channel.direction === "up" ? node.upstreams : node.downstreams;
  if (channel.chanid === null || !numbers.includes(channel.chanid)) return false;
  const own = domainOf(channel, domains)?.ifindex ?? null;
  return own === null || node.domains.length === 0 || node.domains.includes(own);
}

/** The MAC domain that lists a channel; null where none does. */
export function domainOf(channel: Channel, domains: readonly MacDomain[]): MacDomain | null {
  const isSame = (one: Channel) =>
    one.direction === channel.direction &&
    (channel.ifindex === null ? one.chanid === channel.chanid : one.ifindex === channel.ifindex);
  return domains.find(({ channels }) => channels?.some(isSame)) ?? null;
}

/** How near a modem's levels are to a limit: dB of the nearest, negative beyond it. */
export type ModemMargin = LevelMargin<"dnrx" | "dnsnr" | "uptx" | "upsnr">;

/** The nearest limit of a modem's levels; null where no limit is told. */
export function modemMargin(
  modem: Pick<Modem, "dnrx" | "dnsnr" | "uptx" | "upsnr">,
  bands: ReadonlyMap<string, LevelLimits>,
): ModemMargin | null {
  const metrics = ["dnrx", "dnsnr", "uptx", "upsnr"] as const;
  return nearestLimit(metrics.map((one) => [one, modem[one], bands.get(one)]));
}

function median(values: readonly number[]): number | null {
  if (values.length < MEDIAN_LEAST) return null;
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
