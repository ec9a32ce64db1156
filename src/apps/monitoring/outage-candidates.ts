// What could have broken: shared things whose devices went down in a burst that chance does not explain. Pure.
import { bursts, expectedIn, median, surprise } from "./outage-bursts.ts";
import { sideOf } from "./outage-describe.ts";
import { mediumOf, MINUTE, PARTS, push, RULES, timeOf } from "./outage-rules.ts";
import type { DownDevice, Shared, SharedKind } from "./outage-types.ts";

/** Devices that share a thing and may have gone down for one reason. */
export interface Candidate {
  shared: Shared;
  /** Places in the list of devices, in order of time. */
  members: readonly number[];
}

/** How much a candidate explains. */
export function worthOf({ shared }: Candidate, count: number): number {
  return count * RULES[shared.kind].weight;
}

/** All that could have broken: every shared thing with enough devices down, and neighbourhoods. */
export function candidatesOf(
  devices: readonly DownDevice[],
  inTime: readonly number[],
): Candidate[] {
  const byShared = new Map<string, { shared: Shared; members: number[] }>();
  for (const at of inTime) {
    const device = devices[at];
    for (const shared of device?.shares ?? []) {
      // The same name on two OLTs is two NAPs; a street's ONUs and its cable modems fail for reasons of their own.
      const apart =
        (shared.kind === "nap" && device?.head) ||
        (shared.kind === "street" && device && mediumOf(device));
      const key = `${shared.kind} ${shared.value} ${apart || ""}`;
      const group = byShared.get(key);
      if (!group) byShared.set(key, { shared, members: [at] });
      // A reply may name the same thing twice.
      else if (group.members.at(-1) !== at) group.members.push(at);
    }
  }
  const dark = inTime.filter((at) => sideOf(devices[at]?.cause ?? null) === "power");
  for (const members of areasOf(devices, dark)) {
    const shared: Shared = { kind: "area", value: areaName(devices, members) };
    byShared.set(`area ${shared.value}`, { shared, members });
  }
  return [...byShared.values()].filter(
    ({ shared, members }) => members.length >= RULES[shared.kind].least,
  );
}

/** The largest burst of a candidate among the devices that are still free; null where chance explains it. */
export function bestBurst(
  { shared, members }: Candidate,
  devices: readonly DownDevice[],
  isFree: (at: number) => boolean,
): number[] | null {
  const rule = RULES[shared.kind];
  const free = members.filter(isFree);
  const times = free.map((at) => timeOf(devices, at));
  let best: number[] | null = null;
  for (const burst of bursts(times, rule.gap)) {
    if (burst.to - burst.from < Math.max(rule.least, (best?.length ?? 0) + 1)) continue;
    const found = inOneThing(shared.kind, free.slice(burst.from, burst.to), devices);
    if (!found || found.length <= (best?.length ?? 0) || found.length < rule.least) continue;
    const expected = expectedIn(times, burst);
    if (surprise(found.length, expected) >= rule.surprise) best = found;
  }
  return best;
}

/**
 * Those of a burst for which the thing itself is the explanation: null where nearly all are in one of
 * its parts, which then explains them better; without the parts that fell at another moment.
 */
function inOneThing(
  kind: SharedKind,
  members: readonly number[],
  devices: readonly DownDevice[],
): number[] | null {
  const kinds = PARTS[kind];
  if (!kinds) return [...members];
  const parts = new Map<string, number[]>();
  const loose: number[] = [];
  for (const at of members) {
    const part = devices[at]?.shares.find((one) => kinds.includes(one.kind));
    if (!part) loose.push(at);
    else push(parts, part.value, at);
  }
  const bySize = [...parts.values()].toSorted((a, b) => b.length - a.length);
  const [largest = [], second = []] = bySize;
  if (kind === "pon") return largest.length >= members.length * 0.8 ? null : [...members];
  const isSpread = bySize.length >= 4 && largest.length < members.length / 2;
  if (!isSpread && second.length < 3)
    return loose.length > members.length * 0.5 ? [...members] : null;
  const moment = median(largest.map((at) => timeOf(devices, at)));
  const together = bySize.filter(
    (part) => Math.abs(median(part.map((at) => timeOf(devices, at))) - moment) <= 3 * MINUTE,
  );
  const found = [...together.flat(), ...loose];
  if (together.length < 2 && loose.length < 3) return null;
  return found.toSorted((a, b) => timeOf(devices, a) - timeOf(devices, b));
}

/** Degrees of a field of the grid in which neighbours are looked for: some 300 m. */
const FIELD = 0.003;
/** A power cut is a matter of minutes. */
const AREA_GAP = 4 * MINUTE;

/** Neighbours by their coordinates that went down within minutes of each other. */
function areasOf(devices: readonly DownDevice[], members: readonly number[]): number[][] {
  const placed = members.filter((at) => {
    const device = devices[at];
    return device?.latitude !== null && device?.longitude !== null;
  });
  const times = placed.map((at) => timeOf(devices, at));
  return bursts(times, AREA_GAP).flatMap(({ from, to }) =>
    to - from < RULES.area.least ? [] : fieldsOf(devices, placed.slice(from, to)),
  );
}

function fieldsOf(devices: readonly DownDevice[], members: readonly number[]): number[][] {
  const fields = new Map<string, number[]>();
  for (const at of members) {
    push(fields, fieldOf(devices[at], 0, 0), at);
  }
  const found: number[][] = [];
  const seen = new Set<string>();
  for (const key of fields.keys()) {
    if (seen.has(key)) continue;
    const group: number[] = [];
    const open = [key];
    seen.add(key);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const here = fields.get(next) ?? [];
      group.push(...here);
      const device = devices[here[0] ?? -1];
      for (const north of [-1, 0, 1]) {
        for (const east of [-1, 0, 1]) {
          const beside = fieldOf(device, north, east);
          if (!fields.has(beside) || seen.has(beside)) continue;
          seen.add(beside);
          open.push(beside);
        }
      }
    }
    found.push(group.toSorted((a, b) => timeOf(devices, a) - timeOf(devices, b)));
  }
  return found;
}

function fieldOf(device: DownDevice | undefined, north: number, east: number): string {
  const row = Math.floor((device?.latitude ?? 0) / FIELD) + north;
  const column = Math.floor((device?.longitude ?? 0) / FIELD) + east;
  return `${row}/${column}`;
}

/** An area is called by the middle of its devices, to some 100 m. */
function areaName(devices: readonly DownDevice[], members: readonly number[]): string {
  const middle = (of: (device: DownDevice) => number | null) =>
    members.reduce((sum, at) => sum + ((devices[at] && of(devices[at])) ?? 0), 0) / members.length;
  return `${middle(({ latitude }) => latitude).toFixed(3)}, ${middle(({ longitude }) => longitude).toFixed(3)}`;
}
