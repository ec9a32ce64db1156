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
export const loadPortReader = () => import("./neighbours.ts");

/** What an OLT tells of a port's ONUs, each a question of its own (contract 3.5; all but the status inferred). */
export type PortView = "status" | "txrx" | "bandwidth";

/** The ONUs of a PON port as read. */
export interface PortReading {
  onus: Onu[];
  odd: Oddity[];
  /** Null: these are all; a part proves nothing of the others. */
  part: Part | null;
  /** Set where they are hosts of the monitoring, as last reported: where they come from. */
  by?: string;
  at: Date;
  raw: unknown;
  request: RequestFacts;
}

/**
 * The ONUs of a device's own port, as query options: live, and where gpon is refused or away the monitoring's hosts of that port.
 * @throws ApiError, `malformed` where they are only a part, which proves nothing
 */
export function neighboursOf(olt: string, position: Position) {
  return queryOptions({
    queryKey: ["gpon", "ports", olt, formatPort(position), "neighbours"] as const,
    queryFn: async ({ signal }): Promise<PortReading> => {
      const { readNeighbours } = await loadPortReader();
      return readNeighbours(olt, position, signal);
    },
    staleTime: 30_000,
  });
}
