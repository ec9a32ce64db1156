import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { formatPort, portPath, type Position } from "#src/util/pon.ts";
import type { Oddity } from "#src/util/read.ts";
import type { Onu } from "./onus.ts";

export type { Onu } from "./onus.ts";

/** The reader of ports, as a chunk of its own: few devices are down, and the others need none. */
export const loadOnuReader = () => import("./onus.ts");

/** The ONUs of a PON port as read. */
export interface PortReading {
  onus: Onu[];
  odd: Oddity[];
  at: Date;
}

/**
 * The ONUs of a PON port, live (contract 3.5 `onus/status/`), as query options. `olt` is the OLT's name.
 * @throws ApiError, `malformed` where nothing in the reply is an ONU and something should be
 */
export function portOnus(olt: string, position: Position) {
  return queryOptions({
    queryKey: ["gpon", "ports", olt, formatPort(position), "onus"] as const,
    queryFn: async ({ signal }): Promise<PortReading> => {
      const path = `gpon/olts/${encodeURIComponent(olt)}/${portPath(position)}/onus/status/`;
      const [{ data, status, at, request }, { readOnus }] = await Promise.all([
        get(path, undefined, { signal }),
        loadOnuReader(),
      ]);
      const { onus, odd } = readOnus(data);
      if (onus.length === 0 && odd.length > 0) {
        const raw = (JSON.stringify(data) ?? "").slice(0, 4000);
        throw new ApiError({ kind: "malformed", status, raw, request });
      }
      return { onus, odd, at };
    },
    staleTime: 30_000,
  });
}
