// What the pages of this application ask for, beside the realtime questions of `api.ts`.
import { queryOptions } from "@tanstack/react-query";
import {
  hosts,
  readCpeInfo,
  readHost,
  type Host,
  type HostState,
} from "#src/apps/monitoring/api.ts";
import { get } from "#src/krill/client.ts";
import { ApiError, asApiError, isAbort, isAbsent } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { readAlone } from "#src/krill/read-alone.ts";
import type { Part } from "#src/krill/read-on.ts";
import { readAll } from "#src/resource/export-rows.ts";
import { formatPort, type Position } from "#src/util/pon.ts";
import { num, record, whole, type Oddity } from "#src/util/read.ts";
import { byPosition, readOlt, readOlts, type Olt, type OnuCounts, type PonPort } from "./olts.ts";
import type { LevelBand } from "./port-judge.ts";
import { hostsAt } from "./port-rows.ts";
import { machineOf } from "./read-port.ts";

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
  /** The ports are counted from the monitoring's hosts, since gpon tells none. */
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
      if (olt && olt.ports.length > 0)
        return { olt, ports: olt.ports, isCounted: false, odd: where.odd, at, missing };
      const ports = await countedPorts(name, signal).catch((error: unknown) => {
        throw missing && !isAbort(error) ? missing : error;
      });
      if (ports.length === 0 && missing && !isAbsent(missing)) throw missing;
      return { olt, ports, isCounted: true, odd: where.odd, at, missing };
    },
    staleTime: 20_000,
  });
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

/** What the monitoring reports of bad light at an OLT. */
export interface BadLight {
  /** How many of a port's devices have it, by `0/5/2`. */
  ports: ReadonlyMap<string, number>;
  /** False where it was not read to the end, so that a port may have more. */
  isWhole: boolean;
}

/** Services that are read to find those with bad light: all of an OLT where the server does not filter them. */
const MOST_SERVICES = 20_000;

/**
 * The ports of an OLT whose devices the monitoring reports with bad light; its own record, no question to the plant. A server that
 * ignores a filter gives other rows too: they do not count; one that refuses it is asked without. @throws ApiError
 */
export function badLightOf(olt: string) {
  return queryOptions({
    queryKey: ["gpon", "bad-light", olt] as const,
    queryFn: async ({ signal }): Promise<BadLight> => {
      const documented = { type: "Service", reghost: olt };
      const query = { ...documented, service_name: "txrx", problem: "true" };
      const { services, isWhole } = await servicesOf(query, signal).catch((error: unknown) => {
        if (error instanceof ApiError && error.kind === "invalid")
          return servicesOf(documented, signal);
        throw error;
      });
      const ports = new Map<string, number>();
      for (const row of services) {
        const attrs = record(record(row)?.["attrs"]);
        const isBad =
          attrs?.["service_name"] === "txrx" && [1, 2].includes(num(attrs["state"]) ?? 0);
        const { host: at, position } = readHost(row).host.registration;
        if (!isBad || position === null || at !== olt) continue;
        const key = formatPort(position);
        ports.set(key, (ports.get(key) ?? 0) + 1);
      }
      return { ports, isWhole };
    },
    staleTime: 60_000,
  });
}

/** The services that a search finds, page by page, as many as are read, and whether these are all. @throws ApiError */
async function servicesOf(query: Readonly<Record<string, string>>, signal: AbortSignal) {
  const services: unknown[] = [];
  for (;;) {
    const asked = { limit: AT_ONCE, offset: services.length };
    const options = { signal, timeoutMs: 30_000 };
    const offset = asked.offset > 0 ? asked.offset : undefined;
    const { data } = await get("monitoring/search/", { ...query, ...asked, offset }, options);
    const { rows, total } = readEnvelope(data, [], asked);
    services.push(...rows);
    const isWhole = total === null ? rows.length === 0 : services.length >= total;
    if (isWhole || rows.length === 0 || services.length >= MOST_SERVICES)
      return { services, isWhole };
  }
}

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
