// The rows of the Matrix as targets of a bulk job. Pure.
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import { isLate } from "./late.ts";
import type { MatrixRow } from "./matrix-rows.ts";

/** The CPEs of these rows, each once, whether it came as a host or by its services; and how many rows have none. */
export function refsOf(
  rows: readonly MatrixRow[],
  now: number,
): { refs: ThingRef[]; without: number } {
  const refs = new Map<number, ThingRef>();
  let without = 0;
  for (const row of rows) {
    const { cpe } = row;
    if (cpe === null) without += 1;
    // The host itself tells more than one of its services.
    else if (!refs.has(cpe.id) || row.service === null) refs.set(cpe.id, refOf(row, cpe, now));
  }
  return { refs: [...refs.values()], without };
}

function refOf(row: MatrixRow, cpe: NonNullable<MatrixRow["cpe"]>, now: number): ThingRef {
  const { host, fields } = row;
  const word = (value: string | number | undefined) => (value === undefined ? null : String(value));
  const [olt, port] = [word(fields.head), word(fields.port)];
  return {
    ...cpe,
    name: host,
    model: word(fields.model),
    state: stateOf(row, now),
    olt,
    pon: olt !== null && port !== null ? `${olt} ${port}` : null,
  };
}

/** Of the host: a service's state says nothing of it, and neither does an old one. */
function stateOf({ state, service, check }: MatrixRow, now: number): ThingRef["state"] {
  const isTold = service === null && !isLate(check, now);
  return isTold && (state === "up" || state === "down" || state === "unreachable")
    ? state
    : "unknown";
}
