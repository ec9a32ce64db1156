// A port's light: how each ONU stands among the others and to its limits, and which of them suffer together. Pure.
import { nearestLimit } from "#src/ui/nearest-limit.ts";
import { hundredths } from "#src/util/units.ts";
import { drops, keysOf, MOST } from "./port-drops.ts";
import type { FaultCode, JudgedOnu, Margin, PortFault, PortJudgement } from "./port-judge-types.ts";
import { AREA_LEAST, isArea } from "./together.ts";

/** Fewer readings than this have no middle to compare with. */
const MEDIAN_LEAST = 4;
/** Drops of one port differ by this much without a fault, dB. */
const USUAL_SPREAD = 3;
/** ONUs behind one bad joint lose about the same, dB from the least to the most. */
const BRANCH_SPREAD = 2.5;

/** How an ONU's light stands among the others and to its limits. */
export interface Levels {
  deviation: number | null;
  /** Far below the others, in either direction. */
  isLow: boolean;
  margin: Margin | null;
}

/** The middle of both levels of all that were read, and how each ONU stands to it. */
export function lightOf(read: readonly JudgedOnu[]): {
  median: PortJudgement["median"];
  levels: ReadonlyMap<string, Levels>;
} {
  const values = {
    dnrx: read.flatMap(({ dnrx }) => dnrx ?? []),
    uprx: read.flatMap(({ uprx }) => uprx ?? []),
  };
  const median = { dnrx: middle(values.dnrx), uprx: middle(values.uprx) };
  const least = {
    dnrx: outlierFrom(values.dnrx, median.dnrx),
    uprx: outlierFrom(values.uprx, median.uprx),
  };
  return { median, levels: new Map(read.map((onu) => [onu.key, levelsOf(onu, median, least)])) };
}

function levelsOf(
  onu: JudgedOnu,
  median: PortJudgement["median"],
  least: { dnrx: number; uprx: number },
): Levels {
  const off = (["dnrx", "uprx"] as const).flatMap((metric) => {
    const value = onu[metric];
    const centre = median[metric];
    if (value === null || centre === null) return [];
    return [{ by: hundredths(value - centre), standsOutFrom: least[metric] }];
  });
  const furthest = off.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))[0];
  return {
    deviation: furthest?.by ?? null,
    isLow: off.some(({ by, standsOutFrom }) => by <= -standsOutFrom),
    margin: nearestLimit([
      ["dnrx", onu.dnrx, onu.bands.dnrx],
      ["uprx", onu.uprx, onu.bands.uprx],
    ]),
  };
}

/** What is wrong with the light, and how far it reaches. */
export function lightFaults(
  read: readonly JudgedOnu[],
  levels: ReadonlyMap<string, Levels>,
): PortFault[] {
  const beyond = (side: Margin["side"]) =>
    read.filter(({ key }) => {
      const margin = levels.get(key)?.margin;
      return margin?.side === side && margin.db < 0;
    });
  const [weak, strong] = [beyond("low"), beyond("high")];
  const isWeakPort = isArea(weak.length, read.length);
  const isStrongPort = isArea(strong.length, read.length);
  const whole = (code: FaultCode, onus: readonly JudgedOnu[]): PortFault => ({
    code,
    reach: "port",
    keys: keysOf(onus),
    branch: null,
    since: null,
    between: null,
  });
  const low = read.filter((onu) => {
    const level = levels.get(onu.key);
    return level?.isLow === true || (!isWeakPort && weak.includes(onu));
  });
  return [
    ...(isWeakPort ? [whole("weak", weak)] : []),
    ...(isStrongPort ? [whole("strong", strong)] : drops("strong", strong)),
    ...weakGroups(low, read, levels),
  ];
}

/** Splitters of which most ONUs are low; the rest by itself. */
function weakGroups(
  low: readonly JudgedOnu[],
  read: readonly JudgedOnu[],
  levels: ReadonlyMap<string, Levels>,
): PortFault[] {
  const groups: PortFault[] = [];
  let rest = [...low];
  for (const branch of new Set(low.flatMap((onu) => onu.branch ?? []))) {
    const onus = rest.filter((onu) => onu.branch === branch);
    const onBranch = read.filter((onu) => onu.branch === branch).length;
    if (onus.length < 2 || onus.length < onBranch * MOST) continue;
    groups.push(weakBranch(onus, branch));
    rest = rest.filter((onu) => !onus.includes(onu));
  }
  // Where no splitter is known, many that lost the same are taken for one.
  const unnamed = rest.filter(({ branch }) => branch === null);
  const losses = unnamed.map(({ key }) => levels.get(key)?.deviation ?? 0);
  const isAlike = losses.length > 0 && Math.max(...losses) - Math.min(...losses) <= BRANCH_SPREAD;
  if (unnamed.length >= AREA_LEAST && isAlike) {
    groups.push(weakBranch(unnamed, null));
    rest = rest.filter((onu) => !unnamed.includes(onu));
  }
  return [...groups, ...drops("weak", rest)];
}

function weakBranch(onus: readonly JudgedOnu[], branch: string | null): PortFault {
  return { code: "weak", reach: "branch", keys: keysOf(onus), branch, since: null, between: null };
}

function middle(values: readonly number[]): number | null {
  if (values.length < MEDIAN_LEAST) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [upper = 0] = sorted.slice(Math.floor(half));
  const [lower = 0] = sorted.slice(Math.ceil(half) - 1);
  return hundredths((lower + upper) / 2);
}

/** From how far off the middle a level stands out, dB: by the others' own scatter, which outliers do not move. */
function outlierFrom(values: readonly number[], centre: number | null): number {
  if (centre === null) return USUAL_SPREAD;
  const deviations = values.map((value) => Math.abs(value - centre));
  return Math.max(USUAL_SPREAD, 3 * 1.4826 * (middle(deviations) ?? 0));
}
