// Bad light at an OLT, as the monitoring reports it.
import { queryOptions } from "@tanstack/react-query";
import { readHost } from "#src/apps/monitoring/api.ts";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { formatPort } from "#src/util/pon.ts";
import { num, record } from "#src/util/read.ts";

/** Services that one request asks for. */
const AT_ONCE = 1000;

/** What the monitoring reports of bad light at an OLT. */
export interface BadLight {
  /** How many of a port's devices have it, by `0/5/2`. */
  ports: ReadonlyMap<string, number>;
  /** False where it was not read to the end, so that a port may have more. */
  isWhole: boolean;
}

/** Services that are read to find those with bad light: all of an OLT where the server does not filter them. */
const MOST_SERVICES = 20_000;

/**
 * The ports of an OLT whose devices the monitoring reports with bad light; its own record, no question to the plant. A server that
 * ignores a filter gives other rows too: they do not count; one that refuses it is asked without. @throws ApiError
 */
export function badLightOf(olt: string) {
  return queryOptions({
    queryKey: ["gpon", "bad-light", olt] as const,
    queryFn: async ({ signal }): Promise<BadLight> => {
      const documented = { type: "Service", reghost: olt };
      const query = { ...documented, service_name: "txrx", problem: "true" };
      const { services, isWhole } = await servicesOf(query, signal).catch((error: unknown) => {
        if (error instanceof ApiError && error.kind === "invalid")
          return servicesOf(documented, signal);
        throw error;
      });
      const ports = new Map<string, number>();
      for (const row of services) {
        const attrs = record(record(row)?.["attrs"]);
        const isBad =
          attrs?.["service_name"] === "txrx" && [1, 2].includes(num(attrs["state"]) ?? 0);
        const { host: at, position } = readHost(row).host.registration;
        if (!isBad || position === null || at !== olt) continue;
        const key = formatPort(position);
        ports.set(key, (ports.get(key) ?? 0) + 1);
      }
      return { ports, isWhole };
    },
    staleTime: 60_000,
  });
}

/** The services that a search finds, page by page, as many as are read, and whether these are all. @throws ApiError */
async function servicesOf(query: Readonly<Record<string, string>>, signal: AbortSignal) {
  const services: unknown[] = [];
  for (;;) {
    const asked = { limit: AT_ONCE, offset: services.length };
    const options = { signal, timeoutMs: 30_000 };
    const offset = asked.offset > 0 ? asked.offset : undefined;
    const { data } = await get("monitoring/search/", { ...query, ...asked, offset }, options);
    const { rows, total } = readEnvelope(data, [], asked);
    services.push(...rows);
    const isWhole = total === null ? rows.length === 0 : services.length >= total;
    if (isWhole || rows.length === 0 || services.length >= MOST_SERVICES)
      return { services, isWhole };
  }
}
