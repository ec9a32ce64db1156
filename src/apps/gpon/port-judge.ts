/**
 * What is wrong with a PON port, and how far it reaches: the whole port, one branch behind a splitter, or one drop. Pure. Limits are the
 * operator's own and are never assumed (contract 3.2); without them light is only compared within the port.
 */
import { isArea, busiestMoment, isNear, AREA_LEAST } from "./together.ts";

/** The limits of one received level, dBm, each where it is known. */
export interface LevelBand {
  criticalLow?: number;
  warningLow?: number;
  warningHigh?: number;
  criticalHigh?: number;
}

/** One ONU as the judgement needs it. */
export interface JudgedOnu {
  key: string;
  status: "online" | "offline" | "unknown";
  cause: "los" | "dying-gasp" | "other" | "unknown" | null;
  lastDown: Date | null;
  /** Received at the ONU and at the OLT, dBm. */
  dnrx: number | null;
  uprx: number | null;
  /** Metres. */
  distance: number | null;
  /** The splitter that it hangs on, as the CRM says; null where that is not known. */
  branch: string | null;
  bands: { dnrx: LevelBand | null; uprx: LevelBand | null };
}

/** How far a fault reaches. */
export type Reach = "port" | "branch" | "drop";

/** `cut`: no light; `power`: their power went off; `off`: down without a word of why; `weak`, `strong`: light. */
export type FaultCode = "cut" | "power" | "weak" | "strong" | "off";

/** One fault of the port. */
export interface PortFault {
  code: FaultCode;
  reach: Reach;
  /** The ONUs that suffer from it. */
  keys: readonly string[];
  /** The splitter where all of them hang; null where that is not known or not one. */
  branch: string | null;
  /** When it began; null where that is not known. */
  since: Date | null;
  /** Metres from the OLT between which the break lies, where the distances tell. */
  between: { from: number; to: number } | null;
}

/** How near an ONU's light is to a limit: dB, negative beyond it. */
export interface Margin {
  metric: "dnrx" | "uprx";
  db: number;
  side: "low" | "high";
}

/** What is said about one ONU. */
export interface OnuJudgement {
  /** dB from the median of the port, of the direction that is further off; null where it cannot be compared. */
  deviation: number | null;
  margin: Margin | null;
  /** The widest fault that it suffers from; null without one. */
  fault: { code: FaultCode; reach: Reach } | null;
}

/** The whole judgement. */
export interface PortJudgement {
  /** The widest first. */
  faults: readonly PortFault[];
  byKey: ReadonlyMap<string, OnuJudgement>;
  /** Median levels of the ONUs that are online, dBm; null for fewer than four readings. */
  median: { dnrx: number | null; uprx: number | null };
  counts: { total: number; online: number; offline: number; unknown: number; read: number };
}

/** Fewer readings than this have no middle to compare with. */
const MEDIAN_LEAST = 4;
/** Drops of one port differ by this much without a fault, dB. */
const USUAL_SPREAD = 3;
/** ONUs behind one bad joint lose about the same, dB from the least to the most. */
const BRANCH_SPREAD = 2.5;
/** So much of a splitter's ONUs make it the splitter. */
const MOST = 2 / 3;

const REACHES: readonly Reach[] = ["port", "branch", "drop"];
const CODES: readonly FaultCode[] = ["cut", "power", "weak", "strong", "off"];

/** Judges the ONUs of a port. */
export function judgePort(onus: readonly JudgedOnu[]): PortJudgement {
  const online = onus.filter(({ status }) => status === "online");
  const offline = onus.filter(({ status }) => status === "offline");
  const read = online.filter(({ dnrx, uprx }) => dnrx !== null || uprx !== null);
  const median = {
    dnrx: middle(read.flatMap(({ dnrx }) => dnrx ?? [])),
    uprx: middle(read.flatMap(({ uprx }) => uprx ?? [])),
  };
  const least = {
    dnrx: outlierFrom(
      read.flatMap(({ dnrx }) => dnrx ?? []),
      median.dnrx,
    ),
    uprx: outlierFrom(
      read.flatMap(({ uprx }) => uprx ?? []),
      median.uprx,
    ),
  };
  const levels = new Map(read.map((onu) => [onu.key, levelsOf(onu, median, least)]));
  const faults = [
    ...darkFaults("cut", "los", offline, onus),
    ...darkFaults("power", "dying-gasp", offline, onus),
    ...darkFaults("off", "unknown", offline, onus),
    ...lightFaults(read, levels),
  ].toSorted(
    (a, b) =>
      REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach) ||
      CODES.indexOf(a.code) - CODES.indexOf(b.code) ||
      b.keys.length - a.keys.length,
  );
  const byKey = new Map(
    onus.map(({ key }): [string, OnuJudgement] => {
      const level = levels.get(key);
      const fault = faults.find(({ keys }) => keys.includes(key));
      return [
        key,
        {
          deviation: level?.deviation ?? null,
          margin: level?.margin ?? null,
          fault: fault ? { code: fault.code, reach: fault.reach } : null,
        },
      ];
    }),
  );
  const counts = {
    total: onus.length,
    online: online.length,
    offline: offline.length,
    unknown: onus.length - online.length - offline.length,
    read: read.length,
  };
  return { faults, byKey, median, counts };
}

/** How an ONU's light stands among the others and to its limits. */
interface Levels {
  deviation: number | null;
  /** Far below the others, in either direction. */
  isLow: boolean;
  margin: Margin | null;
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
    return [{ by: round(value - centre), standsOutFrom: least[metric] }];
  });
  const furthest = off.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))[0];
  return {
    deviation: furthest?.by ?? null,
    isLow: off.some(({ by, standsOutFrom }) => by <= -standsOutFrom),
    margin: marginOf(onu),
  };
}

/** The nearest limit of the two levels. Warning limits come before critical ones, so they are the nearer. */
function marginOf({ dnrx, uprx, bands }: JudgedOnu): Margin | null {
  const all = (["dnrx", "uprx"] as const).flatMap((metric): Margin[] => {
    const value = metric === "dnrx" ? dnrx : uprx;
    const band = bands[metric];
    if (value === null || !band) return [];
    const low = band.warningLow ?? band.criticalLow;
    const high = band.warningHigh ?? band.criticalHigh;
    return [
      ...(low === undefined ? [] : [{ metric, db: round(value - low), side: "low" as const }]),
      ...(high === undefined ? [] : [{ metric, db: round(high - value), side: "high" as const }]),
    ];
  });
  return all.toSorted((a, b) => a.db - b.db)[0] ?? null;
}

function darkFaults(
  code: "cut" | "power" | "off",
  cause: "los" | "dying-gasp" | "unknown",
  offline: readonly JudgedOnu[],
  all: readonly JudgedOnu[],
): PortFault[] {
  const alike = offline.filter((onu) =>
    cause === "unknown" ? onu.cause !== "los" && onu.cause !== "dying-gasp" : onu.cause === cause,
  );
  const groups = events(alike);
  return [
    ...groups.flatMap(({ onus, since }): PortFault[] => {
      const reach = reachOf(onus, all);
      const branch = branchOf(onus);
      if (reach === "drop") return [];
      const between = code === "cut" && reach === "port" ? breakBetween(onus, all) : null;
      return [{ code, reach, keys: keysOf(onus), branch, since, between }];
    }),
    ...drops(
      code,
      groups.flatMap(({ onus }) => (reachOf(onus, all) === "drop" ? onus : [])),
    ),
  ];
}

/** Those that went down together, each once; those without a time go with the largest event. */
function events(rows: readonly JudgedOnu[]): { onus: JudgedOnu[]; since: Date | null }[] {
  const groups: { onus: JudgedOnu[]; since: Date | null }[] = [];
  let rest = rows.filter(({ lastDown }) => lastDown !== null);
  for (;;) {
    const moment = busiestMoment(rest);
    if (moment === null) break;
    const onus = rest.filter((row) => isNear(row, moment));
    const times = onus.flatMap(({ lastDown }) => lastDown?.getTime() ?? []);
    groups.push({ onus, since: new Date(Math.min(...times)) });
    rest = rest.filter((row) => !onus.includes(row));
  }
  const untimed = rows.filter(({ lastDown }) => lastDown === null);
  if (groups[0]) groups[0].onus.push(...untimed);
  else if (untimed.length > 0) groups.push({ onus: untimed, since: null });
  return groups;
}

function reachOf(onus: readonly JudgedOnu[], all: readonly JudgedOnu[]): Reach {
  if (isArea(onus.length, all.length)) return "port";
  const branch = branchOf(onus);
  const onBranch = branch === null ? 0 : all.filter((one) => one.branch === branch).length;
  // Two of a splitter's three are the splitter; two anywhere are two drops.
  if (branch !== null && onus.length >= 2 && onus.length >= onBranch * MOST) return "branch";
  // At the same time, and not the same splitter: something that they share is still the likeliest.
  const isTimed = onus.filter(({ lastDown }) => lastDown !== null).length >= AREA_LEAST;
  return isTimed ? "branch" : "drop";
}

/** The splitter where all hang whose splitter is known, and at least most of them. */
function branchOf(onus: readonly JudgedOnu[]): string | null {
  const names = onus.flatMap(({ branch }) => branch ?? []);
  const [first] = names;
  const isOne = first !== undefined && names.every((name) => name === first);
  return isOne && names.length >= onus.length * MOST ? first : null;
}

/** All lit ONUs lie nearer than all dark ones: the break is in between. */
function breakBetween(
  darkOnes: readonly JudgedOnu[],
  all: readonly JudgedOnu[],
): PortFault["between"] {
  const lit = all
    .filter(({ status }) => status === "online")
    .flatMap(({ distance }) => distance ?? []);
  const dark = darkOnes.flatMap(({ distance }) => distance ?? []);
  if (lit.length === 0 || dark.length < darkOnes.length * MOST) return null;
  const [from, to] = [Math.max(...lit), Math.min(...dark)];
  return from < to ? { from, to } : null;
}

function lightFaults(read: readonly JudgedOnu[], levels: ReadonlyMap<string, Levels>): PortFault[] {
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

/** Single drops of one kind as one fault: a list of them would say the same again and again. */
function drops(code: FaultCode, onus: readonly JudgedOnu[]): PortFault[] {
  if (onus.length === 0) return [];
  const [only] = onus;
  const since = onus.length === 1 && code !== "weak" && code !== "strong" ? only?.lastDown : null;
  const branch = onus.length === 1 ? (only?.branch ?? null) : null;
  return [{ code, reach: "drop", keys: keysOf(onus), branch, since: since ?? null, between: null }];
}

function keysOf(onus: readonly JudgedOnu[]): string[] {
  return onus.map(({ key }) => key);
}

function middle(values: readonly number[]): number | null {
  if (values.length < MEDIAN_LEAST) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [upper = 0] = sorted.slice(Math.floor(half));
  const [lower = 0] = sorted.slice(Math.ceil(half) - 1);
  return round((lower + upper) / 2);
}

/** From how far off the middle a level stands out, dB: by the others' own scatter, which outliers do not move. */
function outlierFrom(values: readonly number[], centre: number | null): number {
  if (centre === null) return USUAL_SPREAD;
  const deviations = values.map((value) => Math.abs(value - centre));
  return Math.max(USUAL_SPREAD, 3 * 1.4826 * (middle(deviations) ?? 0));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
