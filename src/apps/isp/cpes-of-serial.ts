// Which CPEs have a serial number; not in `api.ts`, since lists and devices need none of it.
import { queryOptions } from "@tanstack/react-query";
import { sameSerial, serialForms } from "#src/util/serial.ts";
import { cpes, type Cpe } from "./api.ts";

/** The most CPEs that may share a serial number and are told. */
const MOST_ALIKE = 5;

/** The CPEs of a list with a GPON serial number; `isTold`: false where other rows came, so that none found proves nothing. */
type WithSerial = { rows: Cpe[]; isTold: boolean };

/**
 * Asks a list for a GPON serial number, by the 16 digits, then in the printed form (contract 3.1). Rows that do not have it are
 * dropped, since a server may ignore the filter. @throws ApiError
 */
export async function findCpes(
  among: Pick<typeof cpes, "fetchPage">,
  sn: string,
  signal?: AbortSignal,
): Promise<WithSerial> {
  const { hex, printed } = serialForms(sn);
  const ask = async (value: string): Promise<WithSerial> => {
    const asked = { limit: MOST_ALIKE, offset: 0, filters: { sn: value }, joins: ["customer"] };
    const page = await among.fetchPage(asked, signal);
    const rows = page.rows.filter((cpe) => sameSerial(cpe.sn, hex));
    return { rows, isTold: rows.length > 0 || page.received === 0 };
  };
  const found = await ask(hex);
  return found.rows.length > 0 || printed === null ? found : ask(printed);
}

/** The CPEs with a GPON serial number, as query options. @throws ApiError */
export function cpesOfSerial(sn: string) {
  return queryOptions({
    queryKey: [...cpes.key, "of-serial", serialForms(sn).hex] as const,
    queryFn: async ({ signal }) => (await findCpes(cpes, sn, signal)).rows,
    staleTime: 30_000,
  });
}
