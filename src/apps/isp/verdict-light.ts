import {
  type CpeInfo,
  type Metric,
  type ServiceReading,
  parseBreaches,
} from "#src/apps/monitoring/api.ts";

/** Light past a limit, in one direction. */
export type LightProblem = {
  metric: string;
  /** From the network to the customer, or back. */
  direction: "dn" | "up";
  side: "weak" | "strong";
  severity: "warning" | "critical";
  value: number;
  unit: string;
  threshold: number;
};

/** What the live reading says about light. */
export type Light =
  /** Past a limit; the worst one. */
  | { state: "bad"; worst: LightProblem }
  /** Within the limits in the directions named. */
  | { state: "ok"; directions: ("dn" | "up")[] }
  /** Read, but without limits: that the service counts as ok proves nothing (contract 3.2). */
  | { state: "no-limits" }
  | { state: "no-reading" };

const SERVICE = "txrx";

/**
 * Judges the light of a fibre device from its txrx metrics and their own limits (contract 3.2; limits differ per ISP
 * and are never assumed). Without limits the service's own warning counts, its `ok` does not: it stays so of a
 * device that is off.
 */
export function judgeLight(info: CpeInfo): Light {
  const service = info.services.find(({ name }) => name === SERVICE);
  const metrics = (service?.metrics ?? []).flatMap((metric) => {
    const meaning = meaningOf(metric.metric);
    return meaning ? [{ metric, meaning }] : [];
  });
  const problems = metrics.flatMap(({ metric }) => lightProblem(metric) ?? []);
  const worst = problems.toSorted(worstFirst)[0];
  if (worst) return { state: "bad", worst };
  if (metrics.every(({ metric }) => metric.value === null)) return { state: "no-reading" };
  const said = service ? saidByService(service) : null;
  if (said) return { state: "bad", worst: said };
  const judged = metrics.filter(
    ({ metric, meaning }) => metric.level === "ok" && knowsWeak(meaning.kind, metric.thresholds),
  );
  if (judged.length > 0) {
    const directions = (["dn", "up"] as const).filter((direction) =>
      judged.some(({ meaning }) => meaning.direction === direction),
    );
    return { state: "ok", directions };
  }
  return metrics.some(({ metric, meaning }) => metric.value !== null && meaning.kind !== "tx")
    ? { state: "no-limits" }
    : { state: "no-reading" };
}

/** Names such as dnrx, dnRx, upatt, uptx (contract 3.2, 3.5); null for anything else, television and pondesv included. */
function meaningOf(metric: string): { direction: "dn" | "up"; kind: "rx" | "tx" | "att" } | null {
  const match = /^(dn|up)(rx|tx|att)$/i.exec(metric);
  if (!match) return null;
  const kind = match[2]?.toLowerCase();
  return {
    direction: match[1]?.toLowerCase() === "dn" ? "dn" : "up",
    kind: kind === "att" || kind === "tx" ? kind : "rx",
  };
}

/** Whether the limits tell too little light: some servers give those against too much alone (contract 3.2). */
function knowsWeak(kind: "rx" | "tx" | "att", limits: Metric["thresholds"]): boolean {
  if (kind === "tx") return false;
  const limit =
    kind === "rx"
      ? (limits.warningLow ?? limits.criticalLow)
      : (limits.warningHigh ?? limits.criticalHigh);
  return limit !== undefined;
}

function lightProblem(metric: Metric): LightProblem | null {
  const { level, direction, passed, value } = metric;
  if (direction === null || passed === null || value === null) return null;
  if (level !== "warning" && level !== "critical") return null;
  const unit = metric.uom ?? "";
  return named({ metric: metric.metric, direction, limit: passed, value, severity: level, unit });
}

/** The service judged by itself and wrote which limit was passed: `uprx=-11.63 > -12.00!`. */
function saidByService(service: ServiceReading): LightProblem | null {
  if (service.state !== "warning" && service.state !== "critical") return null;
  const severity = service.state;
  const said = parseBreaches(service.output ?? "").flatMap((breach) => {
    const unit = service.metrics.find(({ metric }) => metric === breach.metric)?.uom ?? "";
    return named({ ...breach, severity, unit }) ?? [];
  });
  return said.toSorted(worstFirst)[0] ?? null;
}

function named(passed: {
  metric: string;
  direction: "low" | "high";
  limit: number;
  value: number;
  severity: "warning" | "critical";
  unit: string;
}): LightProblem | null {
  const meaning = meaningOf(passed.metric);
  if (!meaning) return null;
  // Much attenuation is little light.
  const isWeak = (passed.direction === "low") !== (meaning.kind === "att");
  return {
    metric: passed.metric,
    direction: meaning.direction,
    side: isWeak ? "weak" : "strong",
    severity: passed.severity,
    value: passed.value,
    unit: passed.unit,
    threshold: passed.limit,
  };
}

/** Of equal severity the received light comes before what is computed from it, then what is further past its limit. */
function worstFirst(a: LightProblem, b: LightProblem): number {
  if (a.severity !== b.severity) return a.severity === "critical" ? -1 : 1;
  const isReceived = ({ metric }: LightProblem) => /rx$/i.test(metric);
  if (isReceived(a) !== isReceived(b)) return isReceived(a) ? -1 : 1;
  return Math.abs(b.value - b.threshold) - Math.abs(a.value - a.threshold);
}
