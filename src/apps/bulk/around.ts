// What the monitoring knows of the targets: up or down, and the PON port. It only warns and brakes:
// without it a job can start all the same.
import { queryOptions, skipToken } from "@tanstack/react-query";
import { hosts, type HostState } from "#src/apps/monitoring/api.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { readAll } from "#src/krill/read-all.ts";
import { formatPort } from "#src/util/pon.ts";
import type { Surroundings } from "./targets.ts";

/** What is known around the targets. */
export interface Around {
  /** By the device's name. */
  byName: ReadonlyMap<string, Surroundings>;
  /** All known devices by PON port, targets or not. */
  ponSizes: ReadonlyMap<string, number>;
  at: Date;
}

/** How far the reading is; null before its first page. */
export const aroundProgress = queryOptions<{ done: number; total: number | null }>({
  queryKey: ["bulk", "around-progress"],
  queryFn: skipToken,
});

/**
 * Reads the monitoring's hosts page by page: its search knows no list of names (contract 3.2), and
 * half a PON can only be told from all devices on it.
 */
export const around = queryOptions({
  queryKey: ["bulk", "around"],
  staleTime: 2 * 60_000,
  retry: false,
  queryFn: async ({ signal }): Promise<Around> => {
    const byName = new Map<string, Surroundings>();
    const ponSizes = new Map<string, number>();
    const params = { limit: 0, offset: 0, filters: { type: "Host" } };
    for await (const { rows, ...progress } of readAll(hosts.fetchPage, params, signal)) {
      for (const host of rows) take(host, byName, ponSizes);
      queryClient.setQueryData(aroundProgress.queryKey, progress);
    }
    return { byName, ponSizes, at: new Date() };
  },
});

function take(
  host: HostState,
  byName: Map<string, Surroundings>,
  ponSizes: Map<string, number>,
): void {
  // While it is read hosts move, so that one may come twice.
  if (host.name === null || byName.has(host.name)) return;
  // The place from the output, which is fresher than the registration (contract 2.9).
  const olt = host.parsed?.olt ?? host.registration.host;
  const position = host.parsed?.position ?? host.registration.position;
  const pon = olt && position ? `${olt} ${formatPort(position)}` : null;
  if (pon && host.type === "cpe") ponSizes.set(pon, (ponSizes.get(pon) ?? 0) + 1);
  byName.set(host.name, { state: host.state, olt: olt || null, pon });
}
