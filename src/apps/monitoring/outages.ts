// Tells outages from lone faults: devices that went down together and share something are one thing
// that broke, not sixty. Pure; runs in a worker. The ideas, in order:
//   1. what hangs on a host of the network that is itself down went down with it;
//   2. of everything that devices share, bursts that chance does not explain are candidates;
//   3. the candidate that explains most comes first, and takes its devices;
//   4. what is left joins the outage of its neighbours, or went down alone.
import { bestBurst, candidatesOf, worthOf } from "./outage-candidates.ts";
import { describeOutage, sideOf } from "./outage-describe.ts";
import { joinStrays, neighboursOf, remainders, type Group } from "./outage-joining.ts";
import { MINUTE, timeOf } from "./outage-rules.ts";
import type { BackDevice, DownCore, DownDevice, Outages, Shared } from "./outage-types.ts";

/** Everything that is known of what is down at one moment. */
export interface OutageInput {
  devices: readonly DownDevice[];
  cores: readonly DownCore[];
  /** What came back lately; null where the server does not tell. */
  back: readonly BackDevice[] | null;
  now: number;
}

/** So far from a host's own fall those below it may be noticed, ms. */
const CORE_NEAR = 15 * MINUTE;

/** Puts each device into one outage or among those that went down alone. */
export function findOutages({ devices, cores, back, now }: OutageInput): Outages {
  const owner = new Int32Array(devices.length).fill(-1);
  const inTime = indexes(devices, ({ since }) => since !== null).toSorted(
    (a, b) => timeOf(devices, a) - timeOf(devices, b),
  );
  const isFree = (at: number) => owner[at] === -1;
  const groups: Group[] = [];
  const take = (
    shared: Shared,
    members: readonly number[],
    own: readonly DownCore[] = [],
    burst = members.length,
  ) => {
    const group = { shared, members: [...members], burst, cores: own };
    for (const at of members) owner[at] = groups.length;
    // Each that joins may bring its own neighbours.
    for (let round = 0; round < 3; round += 1) {
      const joined = neighboursOf(group, devices, inTime, isFree);
      for (const at of joined) owner[at] = groups.length;
      group.members.push(...joined);
      if (joined.length === 0) break;
    }
    groups.push(group);
  };

  for (const { root, below } of rootsOf(cores)) {
    const heads = new Set(below.map(({ id }) => id));
    const fell = below.flatMap(({ since }) => since ?? []);
    const near: number[] = [];
    const behind: number[] = [];
    for (const [at, { head, since, isUnreachable }] of devices.entries()) {
      if (!isFree(at) || head === null || !heads.has(head)) continue;
      const isNear =
        fell.length === 0 || fell.some((time) => Math.abs((since ?? time) - time) <= CORE_NEAR);
      // What fell at another time and tells why fell for itself; what cannot be reached is behind the host, whenever it fell.
      if (isNear) near.push(at);
      else if (isUnreachable) behind.push(at);
    }
    take({ kind: root.kind, value: root.id }, [...near, ...behind], below, near.length);
  }

  const queue = candidatesOf(devices, inTime)
    .map((candidate) => ({ candidate, worth: worthOf(candidate, candidate.members.length) }))
    .toSorted((a, b) => a.worth - b.worth);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { candidate } = next;
    const found = bestBurst(candidate, devices, isFree);
    if (!found) continue;
    const worth = worthOf(candidate, found.length);
    // Taken only when nothing else may explain more; the same thing may have broken another time too.
    if (worth >= (queue.at(-1)?.worth ?? 0)) take(candidate.shared, found);
    queue.push({ candidate, worth });
    siftDown(queue);
  }
  for (const { shared, members } of remainders(devices, back ?? [], isFree)) take(shared, members);
  joinStrays(devices, groups, owner);

  const outages = groups.map((group) => describeOutage(group, devices, back, now));
  return {
    outages: outages.toSorted(
      (a, b) => b.devices.length - a.devices.length || (b.first ?? 0) - (a.first ?? 0),
    ),
    alone: aloneOf(devices, owner),
    undated: devices.flatMap(({ id, since }, at) => (since === null && isFree(at) ? [id] : [])),
  };
}

/** Keeps a queue in order after something was put at its end. */
function siftDown(queue: { worth: number }[]): void {
  for (let at = queue.length - 1; at > 0; at -= 1) {
    const [here, before] = [queue[at], queue[at - 1]];
    if (!here || !before || before.worth <= here.worth) return;
    [queue[at], queue[at - 1]] = [before, here];
  }
}

/** Hosts of the network that are down, each with those that hang on it and are down too. */
function rootsOf(cores: readonly DownCore[]): { root: DownCore; below: DownCore[] }[] {
  const byId = new Map(cores.map((core) => [core.id, core]));
  const groups = new Map<DownCore, DownCore[]>();
  for (const core of cores) {
    let root = core;
    for (const seen = new Set([core.id]); ;) {
      const parent = root.parents.map((id) => byId.get(id)).find((one) => one !== undefined);
      if (!parent || seen.has(parent.id)) break;
      seen.add(parent.id);
      root = parent;
    }
    const below = groups.get(root) ?? [];
    below.push(core);
    groups.set(root, below);
  }
  return [...groups].map(([root, below]) => ({ root, below }));
}

function aloneOf(devices: readonly DownDevice[], owner: Int32Array): Outages["alone"] {
  const alone = { los: [] as string[], power: [] as string[], untold: [] as string[] };
  for (const [at, { id, cause, since }] of devices.entries()) {
    if (owner[at] !== -1 || since === null) continue;
    const side = sideOf(cause);
    alone[side === "fibre" ? "los" : side].push(id);
  }
  return alone;
}

function indexes(
  devices: readonly DownDevice[],
  is: (device: DownDevice, at: number) => boolean,
): number[] {
  const found: number[] = [];
  for (const [at, device] of devices.entries()) if (is(device, at)) found.push(at);
  return found;
}
