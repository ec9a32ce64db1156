import { queryOptions } from "@tanstack/react-query";
import { formatPort, type Position } from "#src/util/pon.ts";
import type { PortReading, PortView } from "./api.ts";
import { readPort } from "./read-port.ts";

/**
 * The ONUs of a PON port, live (contract 3.5 `onus/status/` and its sisters), as query options. `olt` is the OLT's name. It asks
 * the OLT itself: one question at a time for each port, never repeated by itself.
 * @throws ApiError, `malformed` where nothing in the reply is an ONU and something should be
 */
export function portOnus(olt: string, position: Position, view: PortView = "status") {
  const queryKey = ["gpon", "ports", olt, formatPort(position), view] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }): Promise<PortReading> =>
      readPort({ olt, position, view }, queryKey, signal),
    staleTime: 30_000,
  });
}
