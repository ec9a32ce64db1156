// Who is on a device's port: one chunk with the reader, since few devices are down and the others need none.
import { isClosed } from "#src/krill/either.ts";
import { ApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { Position } from "#src/util/pon.ts";
import type { PortReading } from "./api.ts";
import { portOnus } from "./port-onus.ts";
import { readPort } from "./read-port.ts";
import { reportPort } from "./report-port.ts";

export { readOnus } from "./onus.ts";

/** What the page of the port has read just now is not asked of the OLT again, ms. */
const FRESH_MS = 10_000;

/**
 * The ONUs of a port, live, and where gpon is refused or away its hosts as the monitoring last saw them.
 * @throws ApiError, `malformed` where they are only a part
 */
export async function readNeighbours(
  olt: string,
  position: Position,
  signal: AbortSignal,
): Promise<PortReading> {
  const reading = await readLive(olt, position, signal).catch((error: unknown) => {
    if (!isClosed(error)) throw error;
    return reportPort(olt, position).catch(() => {
      // The refusal is what a person can do something about.
      throw error;
    });
  });
  const { onus, part, request } = reading;
  if (!part) return reading;
  throw new ApiError({
    kind: "malformed",
    detail: `${onus.length} / ${part.total ?? "?"}`,
    request,
  });
}

async function readLive(olt: string, position: Position, signal: AbortSignal) {
  const { queryKey } = portOnus(olt, position);
  const known = queryClient.getQueryState<PortReading>(queryKey);
  if (known?.data && Date.now() - known.dataUpdatedAt < FRESH_MS) return known.data;
  const reading = await readPort({ olt, position, view: "status" }, queryKey, signal);
  queryClient.setQueryData(queryKey, reading);
  return reading;
}
