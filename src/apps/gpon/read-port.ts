// The realtime question itself, and the reader of its answer.
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readAlone } from "#src/krill/read-alone.ts";
import { readOn } from "#src/krill/read-on.ts";
import { formatPort, portPath, type Position } from "#src/util/pon.ts";
import type { PortReading, PortView } from "./api.ts";
import { readOnus } from "./onus.ts";

/** An OLT asks all ONUs of a port, one after the other, ms. */
const TIMEOUT_MS = 60_000;

/** What of an OLT is asked one question at a time. */
export function machineOf(olt: string, position: Position): string {
  return `${olt} ${formatPort(position)}`;
}

/**
 * Asks an OLT for the ONUs of a port, alone and once. @throws ApiError, `malformed` where nothing in the reply is an ONU and
 * something should be
 */
export function readPort(
  port: { olt: string; position: Position; view: PortView },
  key: readonly unknown[],
  signal: AbortSignal,
): Promise<PortReading> {
  const machine = machineOf(port.olt, port.position);
  return readAlone({ machine, key, signal }, (wanted) => ask(port, wanted));
}

async function ask(
  { olt, position, view }: { olt: string; position: Position; view: PortView },
  signal: AbortSignal,
): Promise<PortReading> {
  const path = `gpon/olts/${encodeURIComponent(olt)}/${portPath(position)}/onus/${view}/`;
  const options = { signal, timeoutMs: TIMEOUT_MS, canRepeat: false };
  const { rows, odd, part, pages, first } = await readOn(
    (page) => get(path, page, options),
    (data) => {
      const read = readOnus(data);
      return { rows: read.onus, odd: read.odd };
    },
    ({ onuId, sn, raw }) =>
      onuId === null && sn === null ? JSON.stringify(raw) : `${onuId} ${sn}`,
  );
  const { data, status, at, request } = first;
  if (rows.length === 0 && odd.length > 0) {
    const raw = (JSON.stringify(data) ?? "").slice(0, 4000);
    throw new ApiError({ kind: "malformed", status, raw, request });
  }
  return { onus: rows, odd, part, at, raw: pages.length > 1 ? pages : data, request };
}
