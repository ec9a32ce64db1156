// The OLTs and their ports: as gpon tells them, else as the monitoring counts them.
import { queryOptions } from "@tanstack/react-query";
import { hosts, type Host, type HostState } from "#src/apps/monitoring/api.ts";
import { get } from "#src/krill/client.ts";
import { asApiError, isAbort, isAbsent, type ApiError } from "#src/krill/errors.ts";
import { readAll } from "#src/krill/read-all.ts";
import { formatPort } from "#src/util/pon.ts";
import { record, whole, type Oddity } from "#src/util/read.ts";
import { byPosition, readOlt, readOlts, type Olt, type OnuCounts, type PonPort } from "./olts.ts";

/** An OLT in the list: what gpon tells, and what the monitoring reports of it. */
export type OltRow = Olt & {
  /** Its name. */
  id: string;
  host: HostState | null;
};

/** The OLTs as read. */
export interface OltList {
  olts: OltRow[];
  odd: Oddity[];
  at: Date;
  /** Why one of the two sources gave nothing; null where it did. */
  missing: { gpon: ApiError | null; monitoring: ApiError | null };
}

const AT_ONCE = 1000;

/**
 * The OLTs: of gpon, and where that has no such list those that the monitoring groups as such (contract 3.5: both inferred).
 * @throws ApiError where neither can be read
 */
export const olts = queryOptions({
  queryKey: ["gpon", "olts"] as const,
  queryFn: async ({ signal }): Promise<OltList> => {
    const [own, reported] = await Promise.allSettled([
      get("gpon/olts/", { limit: AT_ONCE }, { signal }),
      oltHosts(signal),
    ]);
    signal.throwIfAborted();
    if (own.status === "rejected" && reported.status === "rejected") throw own.reason;
    const at = own.status === "fulfilled" ? own.value.at : new Date();
    const { olts: read, odd } =
      own.status === "fulfilled" ? readOlts(own.value.data) : { olts: [], odd: [] };
    const known = reported.status === "fulfilled" ? reported.value : [];
    const rows = read.map((olt): OltRow => ({
      ...olt,
      id: olt.name,
      host: known.find(({ name }) => name === olt.name) ?? null,
    }));
    const others = known.filter(({ name }) => !read.some((olt) => olt.name === name));
    return {
      olts: [...rows, ...others.map(oltOfHost)],
      odd,
      at,
      missing: {
        gpon: own.status === "rejected" ? asApiError(own.reason) : null,
        monitoring: reported.status === "rejected" ? asApiError(reported.reason) : null,
      },
    };
  },
  staleTime: 20_000,
});

async function oltHosts(signal: AbortSignal): Promise<Host[]> {
  const page = await hosts.fetchPage(
    {
      limit: AT_ONCE,
      offset: 0,
      filters: { type: "Host", hostgroups: "olt" },
      joins: ["services"],
    },
    signal,
  );
  // A server that does not know the group gives all hosts: a CPE is no OLT.
  return page.rows.filter(({ type, administrativeInfo }) =>
    type === null ? !administrativeInfo : type.toLowerCase() === "olt",
  );
}

function oltOfHost(host: Host): OltRow {
  const nothing = { total: null, online: null, offline: null, los: null, power: null };
  return {
    id: host.name ?? host.id,
    name: host.name ?? host.id,
    vendor: host.vendor,
    model: host.model,
    location: null,
    isUp: null,
    counts: nothing,
    unconfigured: null,
    load: null,
    temperature: null,
    uptime: null,
    version: null,
    ports: [],
    host,
  };
}

/** An OLT with its ports. */
export interface OltReading {
  olt: Olt | null;
  ports: PonPort[];
  /** The ports are counted from the monitoring's hosts, since gpon tells none, or their names alone. */
  isCounted: boolean;
  odd: Oddity[];
  at: Date;
  /** Why gpon told nothing; null where it did. */
  missing: ApiError | null;
}

/**
 * An OLT and its ports: as gpon tells them, else counted from the devices that the monitoring has registered there.
 * @throws ApiError where neither can be read
 */
export function oltOf(name: string) {
  return queryOptions({
    queryKey: ["gpon", "olts", name] as const,
    queryFn: async ({ signal }): Promise<OltReading> => {
      let missing: ApiError | null = null;
      let olt: Olt | null = null;
      let at = new Date();
      const where = whole();
      try {
        const reply = await get(`gpon/olts/${encodeURIComponent(name)}/`, undefined, { signal });
        at = reply.at;
        olt = readOlt({ name, ...record(reply.data, where) }, where);
      } catch (error) {
        if (isAbort(error)) throw error;
        missing = asApiError(error);
      }
      const told = olt?.ports ?? [];
      const reading = { olt, odd: where.odd, at, missing };
      if (told.some(({ counts }) => counts.total !== null))
        return { ...reading, ports: told, isCounted: false };
      const counted = await countedPorts(name, signal).catch((error: unknown) => {
        if (told.length > 0 && !isAbort(error)) return [];
        throw missing && !isAbort(error) ? missing : error;
      });
      if (counted.length === 0 && missing && !isAbsent(missing)) throw missing;
      const isCounted = told.length === 0 || counted.length > 0;
      return { ...reading, ports: withNamed(counted, told), isCounted };
    },
    staleTime: 20_000,
  });
}

/** Counted ports, and those that were named and have nothing registered: of these nothing is known. */
function withNamed(counted: PonPort[], named: readonly PonPort[]): PonPort[] {
  const known = new Set(counted.map(({ position }) => formatPort(position)));
  const others = named.filter(({ position }) => !known.has(formatPort(position)));
  return [...counted, ...others].toSorted(byPosition);
}

async function countedPorts(olt: string, signal: AbortSignal): Promise<PonPort[]> {
  const ports = new Map<string, PonPort>();
  const params = { limit: 0, offset: 0, filters: { type: "Host", reghost: olt } };
  for await (const { rows } of readAll(hosts.fetchPage, params, signal)) {
    for (const host of rows) {
      const place = host.parsed?.position ?? host.registration.position;
      const at = host.parsed?.olt ?? host.registration.host;
      if (!place || at !== olt) continue;
      const key = formatPort(place);
      const port = ports.get(key) ?? {
        position: { ...place, onu: null },
        counts: { total: 0, online: 0, offline: 0, los: 0, power: 0 },
        isUp: null,
      };
      ports.set(key, { ...port, counts: withHost(port.counts, host) });
    }
  }
  return [...ports.values()].toSorted(byPosition);
}

function withHost(counts: OnuCounts, host: HostState): OnuCounts {
  const states = [...(host.parsed?.states ?? []), ...host.registration.states];
  const isDown = host.state === "down" || host.state === "unreachable";
  const says = (word: string) => isDown && states.some(({ state }) => state === word);
  const more = (value: number | null, isOne: boolean) => (value ?? 0) + Number(isOne);
  return {
    total: more(counts.total, true),
    online: more(counts.online, host.state === "up"),
    offline: more(counts.offline, isDown),
    los: more(counts.los, says("losi")),
    power: more(counts.power, says("dyinggasp")),
  };
}
