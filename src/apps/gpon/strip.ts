// Where each ONU of a port stands on its strip. Pure; positions in percent.
import type { LevelZone } from "#src/ui/level-scale.ts";
import { hundredths } from "#src/util/units.ts";
import type { LevelBand } from "./port-judge-types.ts";
import type { PortRow } from "./port-rows.ts";

/** One ONU on the strip; `y` is null for one without a reading, which stands in the lane below. */
export interface StripMark {
  row: PortRow;
  x: number;
  y: number | null;
}

/** The strip as it is drawn: much light above, little below. */
export interface Strip {
  marks: StripMark[];
  zones: LevelZone[];
  /** Levels in dBm at their heights: where light becomes too weak, and too strong; without limits the weakest and the strongest. */
  limits: { side: "low" | "high"; value: number; y: number }[];
  median: number | null;
  /** They stand in the order of their distance, else of their number. */
  isByDistance: boolean;
  /** Metres of the first and the last; null where they stand by number. */
  near: number | null;
  far: number | null;
}

/** So many must have a distance for it to be the order. */
const MOST = 2 / 3;
/** The part of the height that is kept for levels; the lane of the dark ones is below, percent. */
const LEVELS = 84;

/**
 * Lays the ONUs of a port out by one of their levels, against its limits where they are known.
 * @param median as the port's judgement has it, dBm
 */
export function stripOf(
  rows: readonly PortRow[],
  metric: "dnrx" | "uprx",
  band: LevelBand | null,
  median: number | null,
): Strip {
  const placed = rows.filter(({ distance }) => distance !== null).length;
  const isByDistance = rows.length > 0 && placed >= rows.length * MOST;
  const far = Number.POSITIVE_INFINITY;
  const sorted = rows.toSorted((a, b) =>
    isByDistance
      ? (a.distance ?? far) - (b.distance ?? far) || (a.onuId ?? far) - (b.onuId ?? far)
      : (a.onuId ?? far) - (b.onuId ?? far),
  );
  const values = rows.flatMap((row) => row[metric] ?? []);
  const [low, high] = rangeOf(values, band);
  const y = (value: number) => hundredths(((high - value) / (high - low)) * LEVELS);
  const step = 100 / Math.max(1, sorted.length);
  const marks = sorted.map((row, index): StripMark => {
    const value = row[metric];
    return { row, x: hundredths((index + 0.5) * step), y: value === null ? null : y(value) };
  });
  const distances = sorted.flatMap(({ distance }) => distance ?? []);
  return {
    marks,
    zones: zonesOf(band, low, high),
    limits: (band ? limitsOf(band, high) : endsOf(values)).map((one) => ({
      ...one,
      y: y(one.value),
    })),
    median: median === null ? null : y(median),
    isByDistance,
    near: isByDistance ? (distances[0] ?? null) : null,
    far: isByDistance ? (distances.at(-1) ?? null) : null,
  };
}

/** The limits of one level where all have the same; null where realms differ, or none are known. */
export function sharedBand(
  bands: ReadonlyMap<string, { dnrx: LevelBand | null; uprx: LevelBand | null }>,
  metric: "dnrx" | "uprx",
): LevelBand | null {
  const [first, ...others] = [...bands.values()].map((one) => one[metric]);
  const isShared = others.every((one) => LIMITS.every((name) => one?.[name] === first?.[name]));
  return isShared ? (first ?? null) : null;
}

const LIMITS = ["criticalLow", "warningLow", "warningHigh", "criticalHigh"] as const;

type Level = Pick<Strip["limits"][number], "side" | "value">;

function limitsOf({ warningLow, warningHigh }: LevelBand, high: number): Level[] {
  return (["low", "high"] as const).flatMap((side) => {
    const value = side === "low" ? warningLow : warningHigh;
    return value === undefined || value > high ? [] : { side, value };
  });
}

function endsOf(values: readonly number[]): Level[] {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high
    ? [{ side: "low", value: low }]
    : [
        { side: "low", value: low },
        { side: "high", value: high },
      ];
}

/** From the weakest to the strongest, the limits in sight, and a little beyond. */
function rangeOf(values: readonly number[], band: LevelBand | null): [number, number] {
  const limits = [band?.criticalLow, band?.warningLow, band?.warningHigh].filter(
    (limit) => limit !== undefined,
  );
  const all = [...values, ...limits];
  if (all.length === 0) return [-30, -10];
  const low = Math.min(...all);
  const high = Math.max(...all);
  return [low - 1, Math.max(high + 1, low + 4)];
}

function zonesOf(band: LevelBand | null, low: number, high: number): LevelZone[] {
  if (!band) return [];
  return bandZones(band, low, high).map(({ kind, from, to }) => ({
    kind,
    from: hundredths(((high - to) / (high - low)) * LEVELS),
    to: hundredths(((high - from) / (high - low)) * LEVELS),
  }));
}

function bandZones(
  { criticalLow, warningLow, warningHigh, criticalHigh }: LevelBand,
  low: number,
  high: number,
): { kind: LevelZone["kind"]; from: number; to: number }[] {
  const inside = (value: number) => Math.min(Math.max(value, low), high);
  const floor = criticalLow ?? low;
  const weak = warningLow ?? criticalLow ?? low;
  const strong = warningHigh ?? criticalHigh ?? high;
  const roof = criticalHigh ?? high;
  const zones = [
    { kind: "critical" as const, from: low, to: inside(floor) },
    { kind: "warning" as const, from: inside(floor), to: inside(weak) },
    { kind: "ok" as const, from: inside(weak), to: inside(strong) },
    { kind: "warning" as const, from: inside(strong), to: inside(roof) },
    { kind: "critical" as const, from: inside(roof), to: high },
  ];
  return zones.filter(({ from, to }) => to > from);
}
