import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError, type RequestFacts } from "#src/krill/errors.ts";
import { readAlone } from "#src/krill/read-alone.ts";
import { formatPort, portPath, type Position } from "#src/util/pon.ts";
import type { Oddity } from "#src/util/read.ts";
import type { Onu } from "./onus.ts";

export type { Onu } from "./onus.ts";
// The rule for "at the same time", which a device's sentence shares.
export { AREA_LEAST, busiestMoment, isArea, isNear } from "./together.ts";

/** The reader of ports, as a chunk of its own: few devices are down, and the others need none. */
export const loadOnuReader = () => import("./onus.ts");

/** What an OLT tells of a port's ONUs, each a question of its own (contract 3.5; all but the status inferred). */
export type PortView = "status" | "txrx" | "bandwidth";

/** The ONUs of a PON port as read. */
export interface PortReading {
  onus: Onu[];
  odd: Oddity[];
  at: Date;
  raw: unknown;
  request: RequestFacts;
}

/** An OLT asks all ONUs of a port, one after the other, ms. */
const TIMEOUT_MS = 60_000;

/** What of an OLT is asked one question at a time. */
export function machineOf(olt: string, position: Position): string {
  return `${olt} ${formatPort(position)}`;
}

/**
 * The ONUs of a PON port, live (contract 3.5 `onus/status/` and its sisters), as query options. `olt` is the OLT's name. It asks
 * the OLT itself: one question at a time for each port, never repeated by itself.
 * @throws ApiError, `malformed` where nothing in the reply is an ONU and something should be
 */
export function portOnus(olt: string, position: Position, view: PortView = "status") {
  const queryKey = ["gpon", "ports", olt, formatPort(position), view] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) =>
      readAlone({ machine: machineOf(olt, position), key: queryKey, signal }, (wanted) =>
        readPort(olt, position, view, wanted),
      ),
    staleTime: 30_000,
  });
}

async function readPort(
  olt: string,
  position: Position,
  view: PortView,
  signal: AbortSignal,
): Promise<PortReading> {
  const path = `gpon/olts/${encodeURIComponent(olt)}/${portPath(position)}/onus/${view}/`;
  const [{ data, status, at, request }, { readOnus }] = await Promise.all([
    get(path, undefined, { signal, timeoutMs: TIMEOUT_MS, canRepeat: false }),
    loadOnuReader(),
  ]);
  const { onus, odd } = readOnus(data);
  if (onus.length === 0 && odd.length > 0) {
    const raw = (JSON.stringify(data) ?? "").slice(0, 4000);
    throw new ApiError({ kind: "malformed", status, raw, request });
  }
  return { onus, odd, at, raw: data, request };
}
