import { queryOptions } from "@tanstack/react-query";
import type { RequestFacts } from "#src/krill/errors.ts";
import type { Part } from "#src/krill/read-on.ts";
import { formatPort, type Position } from "#src/util/pon.ts";
import type { Oddity } from "#src/util/read.ts";
import type { Onu } from "./onus.ts";

export type { Onu } from "./onus.ts";
// The rule for "at the same time", which a device's sentence shares.
export { AREA_LEAST, busiestMoment, isArea, isNear } from "./together.ts";

/** The question and its reader, as a chunk of their own: few devices are down, and the others need none. */
export const loadPortReader = () => import("./read-port.ts");

/** What an OLT tells of a port's ONUs, each a question of its own (contract 3.5; all but the status inferred). */
export type PortView = "status" | "txrx" | "bandwidth";

/** The ONUs of a PON port as read. */
export interface PortReading {
  onus: Onu[];
  odd: Oddity[];
  /** Null: these are all; a part proves nothing of the others. */
  part: Part | null;
  at: Date;
  raw: unknown;
  request: RequestFacts;
}

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
    queryFn: async ({ signal }): Promise<PortReading> => {
      const { readPort } = await loadPortReader();
      return readPort({ olt, position, view }, queryKey, signal);
    },
    staleTime: 30_000,
  });
}
