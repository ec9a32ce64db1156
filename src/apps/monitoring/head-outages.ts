// The outages by what their devices hang on, for the lists of OLTs.
import { queryClient } from "#src/krill/query-client.ts";
import { outageDoubt, outagePause, outages } from "./outage-query.ts";
import type { Outage } from "./outage-types.ts";

/** What outages do to an OLT, a CMTS or an access point. */
export interface HeadOutage {
  /** How many outages. */
  count: number;
  /** Its devices that are down in them, and itself where it is. */
  devices: number;
  /** What broke in each, by name (`oltNorte 0/15/9`). */
  names: readonly string[];
}

/** The outages by the name of what their devices hang on. */
export interface HeadOutages {
  heads: ReadonlyMap<string, HeadOutage>;
  /** What is not here may have outages too: not all hosts were read, or since when some are down is not told. */
  isPart: boolean;
  /** After how long it is worth reading again, ms. */
  pauseMs: number;
}

/** All outages that there are now, by head: the reading of the other pages, or one of its own. @throws ApiError */
export async function readHeadOutages(): Promise<HeadOutages> {
  const reading = await queryClient.fetchQuery(outages);
  return {
    heads: byHead(reading.outages),
    isPart: outageDoubt(reading) !== null,
    pauseMs: outagePause(reading.ms),
  };
}

/** Outages by what their devices hang on; one that hits two OLTs is at both. Pure. */
export function byHead(found: readonly Outage[]): ReadonlyMap<string, HeadOutage> {
  const heads = new Map<string, HeadOutage>();
  for (const { heads: own, cores, shared } of found) {
    const hit = new Map(own.map(({ name, count }) => [name, count]));
    for (const name of cores) hit.set(name, (hit.get(name) ?? 0) + 1);
    for (const [name, more] of hit) {
      const { count = 0, devices = 0, names = [] } = heads.get(name) ?? {};
      heads.set(name, {
        count: count + 1,
        devices: devices + more,
        names: [...names, shared.value],
      });
    }
  }
  return heads;
}
