// The documented host detail: for servers whose search does not know a host by its name. A chunk of its own: most do.
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { record } from "#src/util/read.ts";
import type { HostReading } from "./api.ts";
import { readHostService, type HostService } from "./host-service.ts";
import { readHost } from "./host.ts";

/**
 * A host by its own address, and its services by theirs where it comes without them (contract 3.2:
 * `hosts/{name}/services/` is [I]).
 * @throws ApiError
 */
export async function hostDetail(name: string, signal: AbortSignal): Promise<HostReading> {
  const path = `monitoring/hosts/${encodeURIComponent(name)}`;
  const { data, status, request, at } = await get(path, undefined, { signal });
  if (record(data) === null) {
    const raw = (JSON.stringify(data) ?? "").slice(0, 4000);
    throw new ApiError({ kind: "malformed", status, raw, request });
  }
  const { host, odd } = readHost(data);
  const services = host.services.length > 0 ? host.services : await servicesOf(path, signal);
  return {
    host: { ...host, services: services ?? [], areServicesUntold: services === null },
    hasServices: services !== null,
    at,
    raw: data,
    request,
    odd,
  };
}

/** Null where the server does not tell. */
async function servicesOf(path: string, signal: AbortSignal): Promise<HostService[] | null> {
  try {
    const { data } = await get(`${path}/services/`, undefined, { signal });
    const { rows, total } = readEnvelope(data, []);
    const services = rows.flatMap((row) => readHostService(row) ?? []);
    // An answer that is no list, or of which nothing could be read, is no "none".
    const isTold = services.length > 0 || total === 0 || (Array.isArray(data) && data.length === 0);
    return isTold ? services : null;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
