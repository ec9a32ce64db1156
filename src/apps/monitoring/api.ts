import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { either } from "#src/krill/either.ts";
import { ApiError, type RequestFacts } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import type { Reply } from "#src/krill/transport.ts";
import type { Oddity } from "#src/util/read.ts";
import { readCpeInfo, type CpeInfo } from "./cpe-info.ts";
import { readHost, type HostState } from "./host.ts";

// What other applications may use of the readers.
export { isOld } from "./checked.ts";
export { readCpeInfo, type CpeInfo, type ServiceReading } from "./cpe-info.ts";
export { readHost, type HostState } from "./host.ts";
export type { Happening } from "./happenings.ts";
/** What happened, as a chunk of its own: few pages tell it. */
export const loadHappenings = () => import("./happenings.ts");
export type { HeadOutage } from "./head-outages.ts";
export type { HostService } from "./host-service.ts";
export { hosts, type Host } from "./hosts.ts";
export type { Metric } from "./metrics.ts";
export { parseBreaches, parseHostOutput } from "./output.ts";
export {
  type Cause,
  causeInText,
  regCause,
  regSays,
  regState,
  type RegState,
} from "./registration.ts";
export { watchReading } from "./watch-reading.ts";

/** What a reading keeps besides its value: its age, what was odd, the reply and the request behind it. */
export interface Readout {
  at: Date;
  odd: Oddity[];
  raw: unknown;
  request: RequestFacts;
}

/** A live reading of a CPE. */
export type LiveReading = Readout & { info: CpeInfo };

/** The monitoring's report on a host. */
export type HostReading = Readout & {
  host: HostState;
  /** False where the server gave the host, and its services nowhere. */
  hasServices: boolean;
};

/** It talks to the network: seconds (contract 3.2). */
const LIVE_TIMEOUT_MS = 20_000;

/**
 * The live reading of a CPE, `GET monitoring/cpes/{id}/info` (contract 3.2 CPE info), else the installer's (3.10), as
 * query options.
 * @throws ApiError, `malformed` where the reply is no object
 */
export function cpeInfo(id: number) {
  return queryOptions({
    queryKey: ["monitoring", "cpes", String(id), "info"] as const,
    queryFn: ({ signal }) => readAnyLive(id, signal),
    staleTime: 5_000,
  });
}

/** Reads a CPE live from the monitoring, else from the installer's own address. @throws ApiError, as `cpeInfo` */
export function readAnyLive(id: number, signal: AbortSignal): Promise<LiveReading> {
  return either(
    () => readLive(`monitoring/cpes/${id}/info`, signal),
    () => readLive(`installer/cpes/${id}/info/`, signal),
  );
}

/** Reads a live reading where it is given (contract 3.2, 3.10). @throws ApiError, `malformed` where the reply is no object */
async function readLive(path: string, signal: AbortSignal): Promise<LiveReading> {
  const reply = await get(path, undefined, { signal, timeoutMs: LIVE_TIMEOUT_MS });
  const { data, status, request } = reply;
  if (typeof data !== "object" || !data || Array.isArray(data)) {
    const raw = (JSON.stringify(data) ?? "").slice(0, 4000);
    throw new ApiError({ kind: "malformed", status, raw, request });
  }
  return { ...readCpeInfo(data), ...readout(reply) };
}

/**
 * The monitoring's report on a host by its name, with its services, as query options. Asks the search
 * (contract 3.2; its `host_name` is [I]) and, where that does not know the filter or the host, the
 * documented host detail with the services beside it.
 * @throws ApiError
 */
export function hostState(name: string) {
  return queryOptions({
    queryKey: ["monitoring", "hosts", name, "state"] as const,
    queryFn: async ({ signal }): Promise<HostReading> =>
      (await searchHost(name, signal)) ??
      (await import("./host-detail.ts")).hostDetail(name, signal),
    staleTime: 15_000,
  });
}

async function searchHost(name: string, signal: AbortSignal): Promise<HostReading | null> {
  let reply: Reply;
  try {
    const query = { type: "Host", joins: "services", host_name: name, limit: 2 };
    reply = await get("monitoring/search/", query, { signal });
  } catch (error) {
    if (error instanceof ApiError && ["invalid", "not-found", "not-allowed"].includes(error.kind))
      return null;
    throw error;
  }
  for (const row of readEnvelope(reply.data, []).rows) {
    const { host, odd } = readHost(row);
    if (host.name === name) return { host, hasServices: true, ...readout(reply), odd, raw: row };
  }
  return null;
}

function readout(reply: Reply): Omit<Readout, "odd"> {
  return { at: reply.at, raw: reply.data, request: reply.request };
}
