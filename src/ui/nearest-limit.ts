// Which limit a thing's levels are nearest to. Pure; apart from the scale, which pages load that need no more.
import { hundredths } from "#src/util/units.ts";
import type { LevelLimits } from "./level-scale.ts";

/** How near one of several levels is to a limit. */
export interface LevelMargin<Metric extends string> {
  metric: Metric;
  /** To the limit, negative beyond it. */
  db: number;
  side: "low" | "high";
}

/**
 * The nearest limit of several levels; null where none is known. Warning limits come before critical ones, so they are the nearer.
 */
export function nearestLimit<Metric extends string>(
  levels: readonly (readonly [Metric, number | null, LevelLimits | null | undefined])[],
): LevelMargin<Metric> | null {
  const all = levels.flatMap(([metric, value, limits]): LevelMargin<Metric>[] => {
    if (value === null || !limits) return [];
    const low = limits.warningLow ?? limits.criticalLow;
    const high = limits.warningHigh ?? limits.criticalHigh;
    return [
      ...(low === undefined ? [] : [{ metric, db: hundredths(value - low), side: "low" as const }]),
      ...(high === undefined
        ? []
        : [{ metric, db: hundredths(high - value), side: "high" as const }]),
    ];
  });
  return all.toSorted((a, b) => a.db - b.db)[0] ?? null;
}
