// How each kind of thing breaks. Plain rules.
import type { DownDevice, SharedKind } from "./outage-types.ts";

/** In ms. */
export const MINUTE = 60_000;

/** How a kind of thing breaks. */
export interface Rule {
  /** Devices that must go down together. */
  least: number;
  /** How surprising that must be. */
  surprise: number;
  /** A pause longer than this parts two outages, ms. */
  gap: number;
  /** How far from the others a device may have gone down and still belong to them, ms. */
  margin: number;
  /** Many devices share it: that one went down then too says little by itself. */
  isLarge: boolean;
  /** What is preferred where two explain about the same devices. */
  weight: number;
}

const SMALL = { least: 3, surprise: 9, gap: 6 * MINUTE, margin: 5 * MINUTE, isLarge: false };
const LARGE = { least: 5, surprise: 14, gap: 3 * MINUTE, margin: MINUTE, isLarge: true };

/** The rules by kind, from the small to the large. */
export const RULES: Record<SharedKind, Rule> = {
  nap: { ...SMALL, weight: 1.03 },
  pon: { ...SMALL, weight: 1.02 },
  "fiber-node": { ...SMALL, weight: 1.02 },
  "mac-domain": { ...SMALL, weight: 1.01 },
  ap: { ...SMALL, weight: 1 },
  tag: { ...LARGE, least: 4, weight: 0.98 },
  street: { ...LARGE, least: 4, surprise: 12, weight: 0.95 },
  area: { ...LARGE, least: 4, surprise: 12, weight: 0.96 },
  olt: { ...LARGE, weight: 0.97 },
  cmts: { ...LARGE, weight: 0.97 },
  host: { ...LARGE, weight: 0.96 },
};

/** What the parts of a thing are: a burst that is all in one part belongs to that part. */
export const PARTS: Partial<Record<SharedKind, readonly SharedKind[]>> = {
  pon: ["nap"],
  olt: ["pon"],
  cmts: ["fiber-node", "mac-domain", "tag"],
};

/** Whether things of one kind are larger and hold those of the other. */
export function contains(kind: SharedKind, part: SharedKind): boolean {
  return PARTS[kind]?.includes(part) ?? false;
}

const MEDIA = new Set<SharedKind>(["olt", "cmts", "ap"]);

/** The kind of head that a device hangs on: what hangs on a CMTS shares no cable with what hangs on an OLT. */
export function mediumOf({ shares }: DownDevice): SharedKind | null {
  return shares.find(({ kind }) => MEDIA.has(kind))?.kind ?? null;
}

/** When a device went down, by its place in the list; not a number where nobody knows. */
export function timeOf(devices: readonly DownDevice[], at: number): number {
  return devices[at]?.since ?? Number.NaN;
}

/** Adds to the group of a key. */
export function push<Key>(groups: Map<Key, number[]>, key: Key, at: number): void {
  const group = groups.get(key);
  if (group) group.push(at);
  else groups.set(key, [at]);
}
