// What belongs to an outage without being part of its burst. Pure.
import { compactBox, isWithin } from "./outage-box.ts";
import { bursts } from "./outage-bursts.ts";
import { sideOf, type Side } from "./outage-describe.ts";
import { contains, mediumOf, MINUTE, push, RULES, timeOf } from "./outage-rules.ts";
import type { BackDevice, DownCore, DownDevice, Shared } from "./outage-types.ts";

/** An outage while it is put together. */
export interface Group {
  shared: Shared;
  /** Places in the list of devices. */
  members: number[];
  /** How many of the members, the first ones, are its burst: what joined them is no evidence. */
  burst: number;
  cores: readonly DownCore[];
}

/** So many of an outage on one port or NAP take a device along whatever it tells. */
const MANY = 5;
/** Degrees around a neighbourhood without power in which others are taken for part of it. */
const EDGE = 0.002;

/**
 * What belongs to an outage without being part of its burst: devices that share its thing, or a port
 * or NAP with two of its own, or stand in a neighbourhood without power, and went down at the same
 * time as the burst with nothing that speaks against it. Never one of another OLT or CMTS.
 */
export function neighboursOf(
  group: Group,
  devices: readonly DownDevice[],
  inTime: readonly number[],
  isFree: (at: number) => boolean,
): number[] {
  const { shared, members } = group;
  const { margin, isLarge } = RULES[shared.kind];
  const burst = members.slice(0, group.burst);
  const span = spanOf(devices, burst, margin);
  if (!span) return [];
  const side = mainSide(devices, members);
  const own = members.flatMap((at) => devices[at] ?? []);
  const box = compactBox(own, EDGE);
  const isForeign = foreignTo(group, devices);
  const counts = new Map<string, number>();
  for (const { shares } of own) {
    for (const { kind, value } of shares) {
      const isTelling = kind === "street" || (!RULES[kind].isLarge && !contains(kind, shared.kind));
      const key = `${kind} ${value}`;
      if (isTelling) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const [first, last] = [
    firstFrom(devices, inTime, span.from),
    firstFrom(devices, inTime, span.to + 1),
  ];
  return inTime.slice(first, last).filter((at) => {
    const device = devices[at];
    if (!device || !isFree(at) || isForeign(device)) return false;
    const isItself = device.shares.some(
      ({ kind, value }) => kind === shared.kind && value === shared.value,
    );
    if (isItself && !isLarge) return true;
    const inCommon = device.shares.map(({ kind, value }) => ({
      isStreet: kind === "street",
      count: counts.get(`${kind} ${value}`) ?? 0,
    }));
    // A few tell the wrong story: among many on their own port it counts for nothing.
    if (inCommon.some(({ isStreet, count }) => !isStreet && count >= MANY)) return true;
    const told = sideOf(device.cause);
    if (side !== null && told !== "untold" && told !== side) return false;
    if (isItself) return true;
    // Light fails by the cable, not by the neighbourhood: there only those whose port nobody knows.
    const isPlaceTelling = side === "power" || !device.shares.some(({ kind }) => kind === "pon");
    if (box && isPlaceTelling && isWithin(box, device)) return true;
    return inCommon.some(({ isStreet, count }) =>
      isStreet ? isPlaceTelling && count >= 3 : count >= 2,
    );
  });
}

/**
 * Whether a device hangs on something else than an outage is about: another OLT or CMTS, or another
 * port, NAP or node. A neighbourhood without power is about no OLT and no port, yet what hangs on a
 * CMTS is never one with what hangs on an OLT.
 */
function foreignTo(
  { shared, members, burst }: Group,
  devices: readonly DownDevice[],
): (device: DownDevice) => boolean {
  const { kind, value } = shared;
  const own = members.slice(0, burst);
  const seed = own.flatMap((at) => devices[at] ?? []);
  const heads = new Set(seed.flatMap(({ head }) => head ?? []));
  const media = new Set(seed.map(mediumOf));
  const isPlace = mainSide(devices, own) === "power" && compactBox(seed, EDGE) !== null;
  return (device) => {
    const { head, shares } = device;
    if (head !== null && !media.has(mediumOf(device))) return true;
    if (isPlace) return false;
    if (head !== null && heads.size > 0 && !heads.has(head)) return true;
    return !RULES[kind].isLarge && shares.some((one) => one.kind === kind && one.value !== value);
  };
}

/** From the first drop to the last, with a margin to both sides; null without any time. */
function spanOf(
  devices: readonly DownDevice[],
  members: readonly number[],
  margin: number,
): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const at of members) {
    const time = timeOf(devices, at);
    if (Number.isNaN(time)) continue;
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  return from <= to ? { from: from - margin, to: to + margin } : null;
}

/** The place in a list in order of time from which on devices went down at a moment or later. */
function firstFrom(
  devices: readonly DownDevice[],
  inTime: readonly number[],
  time: number,
): number {
  let low = 0;
  let high = inTime.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(devices, inTime[middle] ?? -1) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What most devices of an outage tell; null where they tell both, or nothing. */
function mainSide(devices: readonly DownDevice[], members: readonly number[]): Side | null {
  const counts = { fibre: 0, power: 0, untold: 0 };
  for (const at of members) counts[sideOf(devices[at]?.cause ?? null)] += 1;
  const told = counts.fibre + counts.power;
  if (told === 0) return null;
  if (counts.fibre >= told * 0.75) return "fibre";
  return counts.power >= told * 0.75 ? "power" : null;
}

/** A device whose port nobody knows joins the outage of most of those with whom it shares something. */
export function joinStrays(
  devices: readonly DownDevice[],
  groups: readonly Group[],
  owner: Int32Array,
): void {
  const spans = groups.map(({ members, burst }) =>
    spanOf(devices, members.slice(0, burst), 2 * MINUTE),
  );
  const foreign = groups.map((group) => foreignTo(group, devices));
  /** By shared thing: how many devices of each outage have it. */
  const votes = new Map<string, Map<number, number>>();
  for (const [at, { shares }] of devices.entries()) {
    const group = owner[at] ?? -1;
    if (group < 0) continue;
    for (const { kind, value } of shares) {
      const counts = votes.get(`${kind} ${value}`) ?? new Map<number, number>();
      counts.set(group, (counts.get(group) ?? 0) + 1);
      votes.set(`${kind} ${value}`, counts);
    }
  }
  for (const [at, device] of devices.entries()) {
    const { since, shares } = device;
    if (owner[at] !== -1 || since === null || shares.some(({ kind }) => kind === "pon")) continue;
    const near = shares.flatMap(({ kind, value }) =>
      [...(votes.get(`${kind} ${value}`) ?? [])].filter(([group, count]) => {
        const span = spans[group];
        if (foreign[group]?.(device)) return false;
        return span && count >= 2 && since >= span.from && since <= span.to;
      }),
    );
    const [best] = near.toSorted((a, b) => b[1] - a[1]);
    if (!best) continue;
    owner[at] = best[0];
    groups[best[0]]?.members.push(at);
  }
}

/** So many devices that came back within minutes are an outage that has ended. */
const LEAST_BACK = 5;
/** And this many times those that are still down: they are what is left of it. */
const BACK_PER_DOWN = 4;
const DAY = 24 * 60 * MINUTE;

/**
 * What is left of an outage that has nearly ended: too few are still down to be a burst, but those
 * around them came back together after they had gone down.
 */
export function remainders(
  devices: readonly DownDevice[],
  back: readonly BackDevice[],
  isFree: (at: number) => boolean,
): { shared: Shared; members: number[] }[] {
  const returns = new Map<string, number[]>();
  for (const { shares, at } of back)
    for (const { kind, value } of shares)
      if (!RULES[kind].isLarge) push(returns, `${kind} ${value}`, at);
  const down = new Map<string, { shared: Shared; members: number[] }>();
  for (const [at, { since, shares }] of devices.entries()) {
    if (since === null || !isFree(at)) continue;
    for (const shared of shares) {
      const key = `${shared.kind} ${shared.value}`;
      if ((returns.get(key)?.length ?? 0) < LEAST_BACK) continue;
      const group = down.get(key) ?? { shared, members: [] };
      group.members.push(at);
      down.set(key, group);
    }
  }
  const taken = new Set<number>();
  return [...down].flatMap(([key, { shared, members }]) => {
    const times = (returns.get(key) ?? []).toSorted((a, b) => a - b);
    const ends = bursts(times, RULES[shared.kind].gap).filter(
      ({ from, to }) => to - from >= LEAST_BACK,
    );
    const ended = new Set<(typeof ends)[number]>();
    const left = members.filter((at) => {
      const since = timeOf(devices, at);
      const end = ends.find(({ from }) => (times[from] ?? 0) > since);
      const isLeft = end && !taken.has(at) && (times[end.from] ?? 0) - since < DAY;
      if (isLeft) ended.add(end);
      return isLeft;
    });
    const returned = [...ended].reduce((sum, { from, to }) => sum + to - from, 0);
    if (left.length === 0 || returned < left.length * BACK_PER_DOWN) return [];
    for (const at of left) taken.add(at);
    return [{ shared, members: left }];
  });
}
