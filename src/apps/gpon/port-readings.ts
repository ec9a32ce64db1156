// What the page of a port asks for beside the realtime questions of `api.ts`.
import { queryOptions } from "@tanstack/react-query";
import { hosts, readCpeInfo, type HostState } from "#src/apps/monitoring/api.ts";
import { get } from "#src/krill/client.ts";
import { readAlone } from "#src/krill/read-alone.ts";
import type { Part } from "#src/krill/read-on.ts";
import { formatPort, type Position } from "#src/util/pon.ts";
import type { LevelBand } from "./port-judge-types.ts";
import { hostsAt } from "./port-rows.ts";
import { machineOf } from "./read-port.ts";

/** More than any port has. */
const MOST_HOSTS = 500;

/** A port's hosts as the monitoring knows them. */
export interface PortHosts {
  hosts: HostState[];
  /** Null: these are all. */
  part: Part | null;
  at: Date;
}

/** The monitoring's hosts at a port, with their services; its own record, no question to the plant (contract 3.2 `regtag`). */
export function portHosts(olt: string, position: Position) {
  const regtag = `${olt}-${formatPort(position)}`;
  return queryOptions({
    queryKey: ["gpon", "port-hosts", olt, formatPort(position)] as const,
    queryFn: async ({ signal }): Promise<PortHosts> => {
      const page = await hosts.fetchPage(
        {
          limit: MOST_HOSTS,
          offset: 0,
          filters: { type: "Host", reghost: olt, regtag },
          joins: ["services"],
        },
        signal,
      );
      const isWhole =
        page.total === null ? page.received < MOST_HOSTS : page.received >= page.total;
      // A server that does not know the filters counts other hosts too.
      const part = isWhole ? null : { total: null };
      return { hosts: hostsAt(page.rows, olt, position), part, at: page.at };
    },
    staleTime: 60_000,
  });
}

/** The limits of both received levels. */
export interface Bands {
  dnrx: LevelBand | null;
  uprx: LevelBand | null;
}

/** Tries for one realm's limits. */
const MOST_TRIES = 2;
/** Limits are set by hand, once. */
const BANDS_MS = 15 * 60_000;

/**
 * The limits of each realm's devices on a port, from the live reading of one or two of them: nothing else tells the lower ones
 * (contract 3.2), and they differ by operator, not by port. Questions to the plant like the others, so alone.
 * @param realms CPEs by realm, those that are up first
 */
export function bandsOf(
  olt: string,
  position: Position,
  realms: ReadonlyMap<string, readonly number[]>,
) {
  const queryKey = ["gpon", "bands", [...realms.keys()].toSorted().join()] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) =>
      readAlone({ machine: machineOf(olt, position), key: queryKey, signal }, async (wanted) => {
        const found = new Map<string, Bands>();
        for (const [realm, cpes] of realms) {
          const bands = await firstBands(cpes, wanted);
          if (bands) found.set(realm, bands);
        }
        return found;
      }),
    staleTime: BANDS_MS,
    gcTime: BANDS_MS,
    retry: false,
  });
}

async function firstBands(cpes: readonly number[], signal: AbortSignal): Promise<Bands | null> {
  for (const id of cpes.slice(0, MOST_TRIES)) {
    const bands = await bandsIn(id, signal).catch(() => null);
    signal.throwIfAborted();
    if (bands) return bands;
  }
  return null;
}

async function bandsIn(id: number, signal: AbortSignal): Promise<Bands | null> {
  const options = { signal, timeoutMs: 20_000, canRepeat: false };
  const reply = await get(`monitoring/cpes/${id}/info`, undefined, options);
  const { info } = readCpeInfo(reply.data);
  const metrics = info.services.find(({ name }) => name === "txrx")?.metrics ?? [];
  const band = (name: string) => {
    const limits = metrics.find(({ metric }) => metric.toLowerCase() === name)?.thresholds;
    return limits && Object.keys(limits).length > 0 ? limits : null;
  };
  const bands = { dnrx: band("dnrx"), uprx: band("uprx") };
  return bands.dnrx || bands.uprx ? bands : null;
}
