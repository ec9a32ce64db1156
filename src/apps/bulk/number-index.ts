// Which numbers the list of CPEs has at all: read once, in few pages, so that a long list of numbers that may be ids and
// external ids costs no second and third request for each.
import { cpes, type Cpe } from "#src/apps/isp/api.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { readAll } from "#src/krill/read-all.ts";
import { parseMac } from "#src/util/mac.ts";
import type { Reading } from "#src/util/recognise.ts";
import { parseSerial } from "#src/util/serial.ts";

/** Whether a reading leads to a device, by the list. */
export type MayMean = (reading: Reading) => boolean;

/** Fewer lines are asked for one by one. */
const FEW = 100;
const ATTRS: readonly string[] = ["id", "external_id", "sn", "mac", "mtamac", "wanmac"];

/**
 * Reads the numbers of all CPEs, where that takes fewer requests than there are lines. Null where it does not, and where
 * the list is not whole: the server does not say how many there are, or they changed meanwhile.
 * @throws ApiError; AbortError
 */
export async function readNumberIndex(
  lines: number,
  signal: AbortSignal,
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Cpe>> = cpes.fetchPage,
): Promise<MayMean | null> {
  if (lines < FEW) return null;
  const ids = new Set<number>();
  const [externals, serials, macs] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let page = 1;
  let isTold = false;
  const wanted = { limit: 0, offset: 0, sort: "id", attrs: ATTRS };
  for await (const { rows, done, total } of readAll(fetchPage, wanted, signal)) {
    for (const { id, external_id, sn, mac, mtamac, wanmac } of rows) {
      ids.add(id);
      isTold ||= external_id !== undefined;
      if (external_id) externals.add(external_id.trim());
      const serial = parseSerial(sn ?? "");
      if (serial) serials.add(serial.hex);
      for (const one of [mac, mtamac, wanmac]) {
        const plain = parseMac(one ?? "");
        if (plain !== null) macs.add(plain);
      }
    }
    page = Math.max(page, rows.length);
    if (total === null || total / page >= lines) return null;
    if (done >= total && ids.size !== total) return null;
  }
  // Of numbers that no row tells nobody knows which there are.
  if (!isTold) return null;
  return (reading) => {
    if (reading.kind === "id") return ids.has(reading.id);
    if (reading.kind === "external-id") return externals.has(reading.value);
    if (reading.kind === "serial") return serials.has(reading.serial.hex);
    return reading.kind !== "mac" || macs.has(reading.mac);
  };
}
