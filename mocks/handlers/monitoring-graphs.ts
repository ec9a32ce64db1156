import { isUp } from "#mocks/db/network.ts";
import { lightWhenUp, type Light } from "#mocks/db/readings.ts";
import type { Device } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";
import { invalid, json } from "#mocks/reply.ts";
import type { Ctx } from "#mocks/route.ts";

const LIMITS: Record<
  string,
  { min: number; warning: number | null; critical: number | null; weight: number }
> = {
  dnrx: { min: -49, warning: -11, critical: -8, weight: -2 },
  uprx: { min: -49, warning: -12, critical: -9, weight: -1 },
  uptx: { min: -10, warning: 15, critical: 16, weight: 0 },
  dnatt: { min: 1, warning: 26, critical: 46, weight: 1 },
  upatt: { min: 1, warning: 26, critical: 46, weight: 2 },
  pondesv: { min: -10, warning: 2, critical: 4, weight: 3 },
};

/** One dataset of a graph. `uom` is the text "null" and `min` equals `max`, as on the real server (contract 2.9). */
function dataset(
  measurement: string,
  metric: string,
  index: number | null,
): Record<string, unknown> {
  const limit = LIMITS[metric];
  return {
    label: metric,
    measurement,
    metric,
    uom: limit ? "null" : "B",
    min: limit?.min ?? null,
    max: limit?.min ?? null,
    warning: limit?.warning ?? null,
    critical: limit?.critical ?? null,
    error: null,
    percentile: null,
    operator: null,
    color_index: index,
  };
}

/** `GET /monitoring/graphs/` (contract 3.2). */
export function graphs({ query }: Ctx): Response {
  if (!query.get("host_name")) return invalid({ host_name: ["This field is required."] });
  const service = query.get("service_name");
  const graph = (title: string, weight: number, lines: unknown[]) => ({
    group: title,
    severity: 0,
    title,
    type: "LineChart",
    weight,
    range: "24h",
    datasets: lines,
  });
  if (!service) {
    const bandwidth = [dataset("check_cpe", "dnbw", 1), dataset("check_cpe", "upbw", 2)];
    return json({ graphs: [{ ...graph("Bandwidth", 3, bandwidth), group: "bandwidth" }] });
  }
  if (service !== "txrx") return json({ graphs: [] });
  return json({
    graphs: Object.entries(LIMITS).map(([metric, limit]) =>
      graph(`${metric} Graph.`, limit.weight, [dataset("check_txrx", metric, null)]),
    ),
  });
}

/** An age such as `24h` or `0m` in seconds; null when it is not one. */
function seconds(age: unknown): number | null {
  const parts = /^(\d+)([mhdM])$/.exec(String(age));
  if (!parts) return null;
  const unit = { m: 60, h: 3600, d: 86_400, M: 30 * 86_400 }[parts[2] as "m" | "h" | "d" | "M"];
  return Number(parts[1]) * unit;
}

/** The points of one metric between two ages in seconds, at most 300; what happened before it was lost, then a gap. */
function series(
  device: Device,
  metric: string,
  span: { now: number; start: number; end: number },
): unknown[] {
  const { now, start, end } = span;
  const count = Math.min(300, Math.max(2, Math.floor((start - end) / 300)));
  const isTraffic = metric === "dnbw" || metric === "upbw";
  if (!isTraffic && !Object.hasOwn(LIMITS, metric)) return [];
  const times = Array.from(
    { length: count },
    (_, n) => now - (start - ((start - end) * n) / (count - 1)) * 1000,
  );
  return times
    .filter((at) => isUp(device) || at <= device.since)
    .map((at) => {
      const l = luck(hash(device.id, Math.floor(at / 300_000)));
      const level = lightWhenUp(device, at)[metric as keyof Light];
      const value = isTraffic
        ? Math.round(device.traffic * l.unit(1) * (metric === "upbw" ? 0.1 : 1))
        : level + l.real(2, -0.4, 0.4);
      return {
        time: `${new Date(at).toISOString().slice(0, 19)}Z`,
        value: Number(value.toFixed(2)),
        unit: null,
      };
    });
}

/** `POST /monitoring/datasets/`: several metrics, from and to an age (contract 3.2). */
export function datasets({ world, body }: Ctx): Response {
  const start = seconds(body["start"] ?? "24h");
  const end = seconds(body["end"] ?? "0m");
  if (start === null || end === null || start <= end)
    return invalid({ start: ["Not a valid age."] });
  if (!Array.isArray(body["metrics"])) return invalid({ metrics: ["This field is required."] });
  const now = Math.floor(world.now() / 60_000) * 60_000;
  const answer: Record<string, unknown> = {};
  for (const wanted of body["metrics"] as Record<string, unknown>[]) {
    const metric = String(wanted["metric"]);
    const host = String(wanted["host_name"] ?? body["host_name"]);
    const service = wanted["service_name"] ?? body["service_name"];
    const cpe = world.db.cpes.where("cpename", host)[0];
    const device = cpe && world.db.devices.get(cpe.id);
    const rows = device ? series(device, metric, { now, start, end }) : [];
    const key = [wanted["measurement"], host, ...(service ? [service] : []), metric]
      .map(String)
      .join("__");
    answer[key] = rows;
  }
  return json(answer);
}
