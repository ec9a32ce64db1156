// How a figure of a check stands. Pure.
import { parseBreaches } from "./output.ts";
import type { Perfdata } from "./watched.ts";

/** How a metric stands against what is known of its limits. */
export type MetricLevel = "ok" | "warning" | "critical" | "unknown";

/**
 * A check tells only its upper limits (contract 3.2), so a signal that is too weak shows in the
 * output alone: `uprx=-31.10 < -30.00!`. A metric that the output names has passed a limit, whatever
 * its upper ones say.
 */
export function metricLevel(
  { metric, value, warningHigh, criticalHigh }: Perfdata,
  { output, state }: { output: string | null; state: string },
): MetricLevel {
  if (value === null) return "unknown";
  if (criticalHigh !== null && value > criticalHigh) return "critical";
  const breach = parseBreaches(output ?? "").find((one) => one.metric === metric);
  if (breach) return state === "critical" ? "critical" : "warning";
  if (warningHigh !== null && value > warningHigh) return "warning";
  return warningHigh === null && criticalHigh === null ? "unknown" : "ok";
}

/** What a metric is measured in, by its name and what the server says of it. */
export type MetricUnit = "bps" | "dBm" | "dB" | "%" | "" | (string & {});

const BY_NAME: readonly (readonly [RegExp, MetricUnit])[] = [
  [/^(dn|up)bw$/i, "bps"],
  [/^(dn|up|tv|catv)?(rx|tx)$/i, "dBm"],
  [/(att|snr|pondesv|desv)$/i, "dB"],
  [/(corr|ko|airtime)$/i, "%"],
];

/**
 * The unit of a metric: the documented ones by name (contract 3.2), since the server calls traffic
 * bytes that its own charts draw as bits (2.8), and others nothing or the text "null" (2.9).
 */
export function unitOf(metric: string, uom: string | null = null): MetricUnit {
  const known = BY_NAME.find(([name]) => name.test(metric))?.[1];
  if (known !== undefined) return known;
  return uom === null || uom === "null" ? "" : uom;
}
