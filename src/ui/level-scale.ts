/** The limits of a level, each where it is known. */
export interface LevelLimits {
  criticalLow?: number;
  warningLow?: number;
  warningHigh?: number;
  criticalHigh?: number;
}

/** A part of the scale; positions in percent of its width. */
export interface LevelZone {
  kind: "critical" | "warning" | "ok";
  from: number;
  to: number;
}

/** How a level is drawn: its zones and where the value stands, in percent. */
export interface LevelScale {
  zones: LevelZone[];
  /** Null without a reading. */
  at: number | null;
}

/**
 * The scale of a level: wide enough for its limits and its value, with the zones between the limits.
 * Null where no limit is known, since a bar without zones would say nothing.
 */
export function levelScale(
  value: number | null,
  limits: LevelLimits,
  range: { min: number | null; max: number | null } = { min: null, max: null },
): LevelScale | null {
  const { criticalLow, warningLow, warningHigh, criticalHigh } = limits;
  const known = [criticalLow, warningLow, warningHigh, criticalHigh].filter(isNumber);
  if (known.length === 0) return null;
  const points = value === null ? known : [...known, value];
  const low = Math.min(...points);
  const high = Math.max(...points);
  const pad = Math.max((high - low) * 0.15, 1);
  const from = clamped(low - pad, range.min, low);
  const to = clamped(high + pad, range.max, high);
  const percent = (at: number) => Math.round(((at - from) / (to - from)) * 1000) / 10;

  const cuts: { at: number; kind: LevelZone["kind"] }[] = [
    {
      at: from,
      kind: isNumber(criticalLow) ? "critical" : isNumber(warningLow) ? "warning" : "ok",
    },
  ];
  if (isNumber(criticalLow))
    cuts.push({ at: criticalLow, kind: isNumber(warningLow) ? "warning" : "ok" });
  if (isNumber(warningLow)) cuts.push({ at: warningLow, kind: "ok" });
  if (isNumber(warningHigh)) cuts.push({ at: warningHigh, kind: "warning" });
  if (isNumber(criticalHigh)) cuts.push({ at: criticalHigh, kind: "critical" });
  const zones = cuts.flatMap(({ at, kind }, index) => {
    const end = cuts[index + 1]?.at ?? to;
    return end > at ? [{ kind, from: percent(at), to: percent(end) }] : [];
  });
  return { zones, at: value === null ? null : percent(value) };
}

/** Where the scale ends: at the sensor's own end, unless something to be shown lies beyond it. */
function clamped(wanted: number, end: number | null, inside: number): number {
  if (end === null) return wanted;
  return wanted < inside
    ? Math.min(Math.max(wanted, end), inside - 0.5)
    : Math.max(Math.min(wanted, end), inside + 0.5);
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
