import { list, note, num, record, text, under, type Where } from "#src/util/read.ts";
import { hundredths } from "#src/util/units.ts";

/** A metric's limits, each where the server gave one. */
export type Limits = {
  criticalLow?: number;
  warningLow?: number;
  warningHigh?: number;
  criticalHigh?: number;
};

/** One metric of a service: its reading and how it stands against its own limits. */
export type Metric = {
  metric: string;
  /** Null = no reading (contract 2.8 sentinels). dB and dBm are rounded to 2 decimals. */
  value: number | null;
  /** As the server names it (`dBm`, `dB`); null when it names none. */
  uom: string | null;
  min: number | null;
  max: number | null;
  thresholds: Limits;
  /** "unknown" without a reading or without limits. */
  level: "ok" | "warning" | "critical" | "unknown";
  /** Which side of the band is left; null while inside or unknown. */
  direction: "low" | "high" | null;
  /** The limit that was passed (the outermost of those passed). */
  passed: number | null;
  /** Distance to the nearest limit in the metric's unit, negative beyond one; null when unknown. */
  margin: number | null;
};

/** Reads one `perfdatas[]` item of CPE info (contract 3.2); null when it has no metric name. */
export function readMetric(raw: unknown, where: Where): Metric | null {
  const row = record(raw, where);
  const metric = text(row?.metric ?? row?.name, under(where, "metric"));
  if (!row || metric === null) return null;
  const uom = readUom(row.uom);
  const min = num(row.min, under(where, "min"));
  const max = num(row.max, under(where, "max"));
  const value = readValue(metric, num(row.value, under(where, "value")), {
    min,
    max,
    uom,
    where: under(where, "value"),
  });
  const thresholds = readThresholds(row.thresholds, under(where, "thresholds"));
  return { metric, value, uom, min, max, thresholds, ...judge(value, thresholds) };
}

/** `uom` is `""` in search and the text `"null"` in graphs (contract 2.9): both mean none. */
function readUom(value: unknown): string | null {
  const uom = text(value);
  return uom === null || uom === "null" ? null : uom;
}

/** Metrics in which exactly -1 means that nothing was measured (contract 2.8). */
const MINUS_ONE_IS_NONE = /att$|^(tvrx|catvrx)$/i;

function readValue(
  metric: string,
  value: number | null,
  {
    min,
    max,
    uom,
    where,
  }: { min: number | null; max: number | null; uom: string | null; where: Where },
): number | null {
  if (value === null) return null;
  if (value === -1 && MINUS_ONE_IS_NONE.test(metric)) return null;
  // A tenth of the range beyond it may be a strong reading; more is a sentinel of some device.
  if (min !== null && max !== null && min < max) {
    const slack = (max - min) / 10;
    if (value < min - slack || value > max + slack) {
      note(where, "out-of-range", value);
      return null;
    }
  }
  return uom === "dB" || uom === "dBm" ? Math.round(value * 100) / 100 : value;
}

/**
 * `thresholds` of CPE info: 4 = [critical low, warning low, warning high, critical high], 2 = [warning, critical]
 * upwards, 0 = none (contract 3.2). Anything else, or limits out of order, gives none and is noted.
 */
export function readThresholds(raw: unknown, where: Where): Limits {
  const items = list(raw);
  if (items.length === 0) return {};
  if (items.length !== 2 && items.length !== 4) {
    note(where, "wrong-length", raw);
    return {};
  }
  const limits = items.map((item, index) => num(item, under(where, index)));
  const known = limits.filter((limit) => limit !== null);
  if (known.some((limit, index) => index > 0 && limit < (known[index - 1] ?? limit))) {
    note(where, "wrong-order", raw);
    return {};
  }
  const [first, second, third, fourth] = limits;
  return items.length === 2
    ? withKnown({ warningHigh: first, criticalHigh: second })
    : withKnown({
        criticalLow: first,
        warningLow: second,
        warningHigh: third,
        criticalHigh: fourth,
      });
}

function withKnown(limits: { [K in keyof Limits]: number | null | undefined }): Limits {
  return Object.fromEntries(
    Object.entries(limits).filter(([, limit]) => typeof limit === "number"),
  );
}

/** How a value stands against its limits. A value exactly on a limit has not passed it (`uprx=-11.63 > -12.00!`). */
export function judge(
  value: number | null,
  limits: Limits,
): Pick<Metric, "level" | "direction" | "passed" | "margin"> {
  const { criticalLow, warningLow, warningHigh, criticalHigh } = limits;
  const low = warningLow ?? criticalLow;
  const high = warningHigh ?? criticalHigh;
  if (value === null || (low === undefined && high === undefined)) {
    return { level: "unknown", direction: null, passed: null, margin: null };
  }
  const margin = hundredths(
    Math.min(
      low === undefined ? Number.POSITIVE_INFINITY : value - low,
      high === undefined ? Number.POSITIVE_INFINITY : high - value,
    ),
  );
  const beyond = (level: "warning" | "critical", direction: "low" | "high", passed: number) => {
    return { level, direction, passed, margin };
  };
  if (criticalLow !== undefined && value < criticalLow)
    return beyond("critical", "low", criticalLow);
  if (criticalHigh !== undefined && value > criticalHigh) {
    return beyond("critical", "high", criticalHigh);
  }
  if (warningLow !== undefined && value < warningLow) return beyond("warning", "low", warningLow);
  if (warningHigh !== undefined && value > warningHigh)
    return beyond("warning", "high", warningHigh);
  return { level: "ok", direction: null, passed: null, margin };
}
