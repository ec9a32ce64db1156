// What a device's live readings said while its page was open, as lines of charts (contract H14). Pure.
import type { LiveReading } from "#src/apps/monitoring/api.ts";
import type { ChartLine } from "#src/ui/chart-data.ts";

/** What a limit is called in the texts of the page. */
type LimitText = "criticalBelow" | "warningBelow" | "warningAbove" | "criticalAbove";

/** One chart: figures of one service in one unit. */
export interface TrendChart {
  /** `traffic`, or the service's name. */
  service: string;
  unit: string;
  lines: ChartLine[];
  limits: { value: number; tone: "warning" | "bad"; of: string; text: LimitText }[];
}

/** The charts of some readings, the oldest first: traffic, light, then the other services. What was not measured is a gap. */
export function chartsOf(readings: readonly LiveReading[]): TrendChart[] {
  const charts = new Map<string, Map<string, (number | null)[]>>();
  const units = new Map<string, string>();
  const put = (
    service: string,
    unit: string,
    name: string,
    index: number,
    value: number | null,
  ) => {
    const key = `${service} ${unit}`;
    units.set(key, unit);
    const lines = charts.get(key) ?? new Map<string, (number | null)[]>();
    charts.set(key, lines);
    const line = lines.get(name) ?? Array.from({ length: readings.length }, () => null);
    lines.set(name, line);
    line[index] = value;
  };
  for (const [index, { info }] of readings.entries()) {
    put("traffic", "bps", "dnbw", index, info.dnbw);
    put("traffic", "bps", "upbw", index, info.upbw);
    for (const { name, metrics } of info.services)
      for (const { metric, uom, value } of metrics)
        put(name, uom ?? (/(corr|ko)$/i.test(metric) ? "%" : ""), metric, index, value);
  }
  const last = readings.at(-1)?.info.services ?? [];
  return [...charts]
    .map(([key, lines]): TrendChart => {
      const unit = units.get(key) ?? "";
      const service = unit === "" ? key.trimEnd() : key.slice(0, -unit.length - 1);
      const metrics = last.find(({ name }) => name === service)?.metrics ?? [];
      return {
        service,
        unit,
        lines: [...lines].map(([id, values]) => ({
          id,
          name: id,
          points: values.map((value, index) => ({ at: readings[index]?.at.getTime() ?? 0, value })),
        })),
        limits: metrics
          .filter(({ metric }) => lines.has(metric))
          .flatMap(({ metric, thresholds }) => limitsOf(metric, thresholds)),
      };
    })
    .filter(({ lines }) => lines.some(({ points }) => points.some(({ value }) => value !== null)))
    .toSorted((a, b) => rank(a) - rank(b));
}

function rank({ service }: TrendChart): number {
  return service === "traffic" ? 0 : service === "txrx" ? 1 : 2;
}

function limitsOf(
  of: string,
  limits: LiveReading["info"]["services"][number]["metrics"][number]["thresholds"],
): TrendChart["limits"] {
  const one = (
    value: number | undefined,
    tone: "warning" | "bad",
    text: LimitText,
  ): TrendChart["limits"] => (value === undefined ? [] : [{ value, tone, of, text }]);
  return [
    ...one(limits.criticalLow, "bad", "criticalBelow"),
    ...one(limits.warningLow, "warning", "warningBelow"),
    ...one(limits.warningHigh, "warning", "warningAbove"),
    ...one(limits.criticalHigh, "bad", "criticalAbove"),
  ];
}
