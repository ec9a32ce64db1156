import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { num, record } from "#src/util/read.ts";
import { readHost } from "./host.ts";
import { readHostService } from "./host-service.ts";

/** Impact from which the vendor's counters count (contract 4.1 S5). */
const IMPACT = 2;
const SAMPLE = 5;

/**
 * Hosts that are down and services that are critical, of impact 2 and more and not handled; null
 * where the server does not filter by that, since a wrong figure is worse than none (contract 3.2:
 * the parameters' names are inferred, so rows are looked at).
 */
export const openProblems = queryOptions({
  queryKey: ["monitoring", "open-problems"],
  staleTime: 30_000,
  refetchInterval: 60_000,
  queryFn: async ({ signal }) => {
    const [hosts, services] = await Promise.all([
      count("Host", isDownHost, signal),
      count("Service", isCriticalService, signal),
    ]);
    return { hosts, services };
  },
});

async function count(
  type: "Host" | "Service",
  isMeant: (row: unknown) => boolean,
  signal: AbortSignal,
): Promise<number | null> {
  const query = { type, alarm: "true", handled: "false", business_impact__gte: IMPACT };
  const reply = await get("monitoring/search/", { ...query, limit: SAMPLE }, { signal });
  const { rows, total } = readEnvelope(reply.data, [], { limit: SAMPLE, offset: 0 });
  return rows.every(isMeant) ? total : null;
}

function isDownHost(row: unknown): boolean {
  const { host } = readHost(row);
  return host.state !== "up" && host.isHandled !== true && isHeavy(row);
}

function isCriticalService(row: unknown): boolean {
  const service = readHostService(row);
  return service?.state === "critical" && service.isHandled !== true && isHeavy(row);
}

function isHeavy(row: unknown): boolean {
  const impact = num(record(record(row)?.attrs)?.business_impact);
  return impact === null || impact >= IMPACT;
}
