// The graphs that the server keeps of a host, and their values (contract 3.2 "Graphs and datasets").
import { queryOptions } from "@tanstack/react-query";
import { get, send } from "#src/krill/client.ts";
import { ApiError, isAbsent } from "#src/krill/errors.ts";
import { apiUrl } from "#src/krill/links.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { list, num, record, text } from "#src/util/read.ts";
import { agesOf, type TimeSpan } from "#src/util/time-range.ts";
import { parseTime } from "#src/util/time.ts";
import type { ChartPoint } from "#src/ui/chart-data.ts";

/** One line of a graph: where its values are, and its limits. */
export interface GraphLine {
  label: string;
  host: string;
  /** Null for the host's own. */
  service: string | null;
  measurement: string;
  metric: string;
  /** As the server names it; null when it names none. */
  uom: string | null;
  warning: number | null;
  critical: number | null;
}

/** A graph as the server describes it. */
export interface Graph {
  id: string;
  title: string;
  service: string | null;
  lines: GraphLine[];
}

/**
 * The graphs of a host, or of one of its services, in the server's order, as query options; null where
 * the server has none of this or the user may not see it.
 * @throws ApiError
 */
export function graphsOf(host: string, service: string | null) {
  return queryOptions({
    queryKey: ["monitoring", "graphs", host, service] as const,
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<Graph[] | null> => {
      try {
        const query = { host_name: host, service_name: service };
        const { data } = await get("monitoring/graphs/", query, { signal });
        return readGraphs(data, { host, service });
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  });
}

/** Reads descriptions of graphs, whatever came; those without a metric are left out. */
export function readGraphs(
  data: unknown,
  { host, service }: Pick<GraphLine, "host" | "service">,
): Graph[] {
  const rows = readEnvelope(data, []).rows.flatMap((raw) => {
    const row = record(raw);
    if (!row) return [];
    const lines = list(row.datasets).flatMap((one): GraphLine[] => {
      const set = record(one);
      const metric = text(set?.metric);
      if (!set || metric === null) return [];
      const uom = text(set.uom);
      return [
        {
          label: text(set.label) ?? metric,
          host: text(set.host_name) ?? host,
          service: text(set.service_name) ?? service,
          measurement: text(set.measurement) ?? "",
          metric,
          uom: uom === "null" ? null : uom,
          warning: num(set.warning),
          critical: num(set.critical),
        },
      ];
    });
    const title = text(row.title) ?? text(row.group) ?? lines[0]?.metric;
    if (lines.length === 0 || title === undefined) return [];
    return [
      { title: title.replace(/graph\.?$/i, "").trimEnd(), weight: num(row.weight) ?? 0, lines },
    ];
  });
  return rows
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ title, lines }, index) => ({
      id: `${service ?? ""}!${title}!${index}`,
      title,
      service,
      lines,
    }));
}

/**
 * The values of several lines over a span in one request, as query options; null where the server does
 * not offer it. Only ages are documented, so a span is told as its age.
 * @throws ApiError
 */
export function datasetsOf(lines: readonly GraphLine[], span: TimeSpan) {
  const { key, from, to, isMoving } = span;
  const when = isMoving ? [key] : [from.getTime(), to.getTime()];
  return queryOptions<Readings | null>({
    queryKey: ["monitoring", "datasets", lines.map(lineKey), ...when],
    enabled: lines.length > 0,
    staleTime: isMoving ? 30_000 : 10 * 60_000,
    refetchInterval: ({ state: { error } }) => (isMoving ? (error ? 120_000 : 60_000) : false),
    queryFn: async ({ signal }): Promise<Readings | null> => {
      const services = new Set(lines.map(({ service }) => service));
      const body = {
        host_name: lines[0]?.host,
        service_name: services.size === 1 ? (lines[0]?.service ?? null) : null,
        // The server counts them back from its own clock.
        ...agesOf(span, isMoving ? to.getTime() : serverNow()),
        metrics: lines.map(({ host, service, measurement, metric }) => ({
          host_name: host,
          service_name: service,
          measurement,
          metric,
        })),
      };
      try {
        const url = apiUrl("monitoring/datasets/");
        const { data, at } = await send({ url, method: "POST", body, signal, timeoutMs: 30_000 });
        return { points: readDatasets(data, lines), at };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  });
}

/** Values by `lineKey`, and when they were read. */
export interface Readings {
  points: ReadonlyMap<string, readonly ChartPoint[]>;
  at: Date;
}

/** What a line is known by. */
export function lineKey({ measurement, host, service, metric }: GraphLine): string {
  return [measurement, host, service ?? "", metric].join("__");
}

/**
 * Reads values. The documented name of a set is `measurement__host__service__metric`; that of a host's
 * own metrics is not known: the measurement at its start and the metric at its end tell (contract 3.2).
 */
export function readDatasets(
  data: unknown,
  lines: readonly GraphLine[],
): Map<string, readonly ChartPoint[]> {
  const sets = Object.entries(record(record(data)?.results) ?? record(data) ?? {});
  const used = new Set<string>();
  return new Map(
    lines.map((line) => {
      const { measurement, host, service, metric } = line;
      const exact = [measurement, host, ...(service === null ? [] : [service]), metric].join("__");
      const found =
        sets.find(([name]) => name === exact) ??
        sets.find(
          ([name]) =>
            !used.has(name) &&
            name.startsWith(measurement) &&
            name.endsWith(`__${metric}`) &&
            (service === null || name.includes(`__${service}__`)),
        ) ??
        sets.find(([name]) => !used.has(name) && name === metric);
      if (found) used.add(found[0]);
      return [lineKey(line), pointsIn(found?.[1])] as const;
    }),
  );
}

function pointsIn(value: unknown): ChartPoint[] {
  const points = list(value).flatMap((raw): ChartPoint[] => {
    const row = Array.isArray(raw) ? null : record(raw);
    const [when, what]: unknown[] = Array.isArray(raw) ? raw : [row?.time, row?.value];
    const at = momentOf(when);
    if (at === null) return [];
    return [{ at, value: num(what) }];
  });
  return points.toSorted((a, b) => a.at - b.at);
}

/** An ISO time, or seconds or milliseconds since 1970. */
function momentOf(value: unknown): number | null {
  if (typeof value === "string") return parseTime(value)?.getTime() ?? null;
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) return null;
  return value < 1e11 ? value * 1000 : value;
}

function isMissing(error: unknown): boolean {
  if (isAbsent(error)) return true;
  return error instanceof ApiError && ["invalid", "forbidden"].includes(error.kind);
}
