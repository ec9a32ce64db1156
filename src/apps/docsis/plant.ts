// What the pages of this application ask for. The CMTS answers itself: one question at a time, over all tabs.
import { queryOptions } from "@tanstack/react-query";
import {
  hosts,
  readCpeInfo,
  type Host,
  type HostState,
  type Metric,
} from "#src/apps/monitoring/api.ts";
import { get } from "#src/krill/client.ts";
import { ApiError, asApiError, isAbort, isAbsent } from "#src/krill/errors.ts";
import { readAlone } from "#src/krill/read-alone.ts";
import type { Reply } from "#src/krill/transport.ts";
import { onSignOut } from "#src/krill/session.ts";
import { readAll } from "#src/krill/read-all.ts";
import { record, whole, type Oddity } from "#src/util/read.ts";
import { parseMac } from "#src/util/mac.ts";
import { readChannels, readMacDomains, type Channel, type MacDomain } from "./channels.ts";
import { readCmts, readCmtss, type Cmts } from "./cmts.ts";
import { readFiberNodes, type FiberNode } from "./fiber-nodes.ts";
import { readModem, type Modem } from "./modems.ts";

/** A CMTS with what the monitoring reports of it. */
export type CmtsRow = Cmts & { host: HostState | null };

/** The CMTSs as read. */
export interface CmtsList {
  cmtss: CmtsRow[];
  odd: Oddity[];
  at: Date;
  missing: { docsis: ApiError | null; monitoring: ApiError | null };
}

const AT_ONCE = 1000;
const TIMEOUT_MS = 60_000;
/** Parts of a CMTS that go without an answer one after the other before it is asked no more. */
const MOST_SILENCES = 2;

/** Both names are inferred (contract 3.6); the one that answered is asked first from then on. */
const BASES = ["docsis/cmtss/", "docsis/cmts/"] as const;
let known: (typeof BASES)[number] | null = null;
onSignOut(() => {
  known = null;
});

/** Asks below the CMTSs' collection, under either of its names. @throws ApiError */
async function ask(
  below: string,
  signal: AbortSignal,
  query?: Record<string, string | number>,
): Promise<Reply> {
  const bases = known === null ? BASES : [known];
  let refusal: unknown;
  for (const base of bases) {
    try {
      const reply = await get(base + below, query, {
        signal,
        timeoutMs: TIMEOUT_MS,
        canRepeat: false,
      });
      known = base;
      return reply;
    } catch (error) {
      if (!isAbsent(error)) throw error;
      refusal ??= error;
    }
  }
  throw refusal;
}

/** The address of something below a CMTS, once something of it has been read. */
export function pathBelow(cmts: string, below: string): string {
  return `${known ?? BASES[0]}${encodeURIComponent(cmts)}/${below}`;
}

/**
 * The CMTSs: of docsis, and those that the monitoring groups as such. @throws ApiError where neither can be read
 */
export const cmtss = queryOptions({
  queryKey: ["docsis", "cmtss"] as const,
  queryFn: async ({ signal }): Promise<CmtsList> => {
    const [own, reported] = await Promise.allSettled([
      ask("", signal, { limit: AT_ONCE }),
      cmtsHosts(signal),
    ]);
    signal.throwIfAborted();
    if (own.status === "rejected" && reported.status === "rejected") throw own.reason;
    const { cmtss: read, odd } =
      own.status === "fulfilled" ? readCmtss(own.value.data) : { cmtss: [], odd: [] };
    const found = reported.status === "fulfilled" ? reported.value : [];
    const rows = read.map((cmts): CmtsRow => ({
      ...cmts,
      host: found.find(({ name }) => name === cmts.name) ?? null,
    }));
    const others = found.filter(({ name }) => !read.some((cmts) => cmts.name === name));
    return {
      cmtss: [...rows, ...others.map(cmtsOfHost)],
      odd,
      at: own.status === "fulfilled" ? own.value.at : new Date(),
      missing: {
        docsis: own.status === "rejected" ? asApiError(own.reason) : null,
        monitoring: reported.status === "rejected" ? asApiError(reported.reason) : null,
      },
    };
  },
  staleTime: 20_000,
});

async function cmtsHosts(signal: AbortSignal): Promise<Host[]> {
  const params = {
    limit: AT_ONCE,
    offset: 0,
    filters: { type: "Host", hostgroups: "cmts" },
    joins: ["services"],
  };
  const page = await hosts.fetchPage(params, signal);
  // A server that does not know the group gives all hosts: a CPE is no CMTS.
  return page.rows.filter(({ type, administrativeInfo }) =>
    type === null ? !administrativeInfo : type.toLowerCase() === "cmts",
  );
}

function cmtsOfHost(host: Host): CmtsRow {
  const name = host.name ?? host.id;
  const { vendor, model } = host;
  const untold = { isUp: null, uptime: null, modems: null, online: null };
  return { id: name, name, vendor, model, ...untold, host };
}

/** A CMTS with its channels; what its server does not have is null, and named with why. */
export interface CmtsReading {
  cmts: Cmts | null;
  domains: MacDomain[] | null;
  nodes: FiberNode[] | null;
  channels: Channel[] | null;
  missing: { part: CmtsPart; error: ApiError }[];
  odd: Oddity[];
  at: Date;
}

/** What is asked of a CMTS, each by itself. */
export type CmtsPart = "cmts" | "mac-domains" | "fiber-nodes" | "upstreams" | "downstreams";

/**
 * A CMTS: what it is, its MAC domains, fiber nodes and channels, asked one after the other, until it is silent. What the server
 * does not have is named; what failed too, where another part could be read. @throws ApiError where none could
 */
export function cmtsOf(id: string) {
  const queryKey = ["docsis", "cmtss", id] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) =>
      readAlone({ machine: id, key: queryKey, signal }, (wanted) => readWhole(id, wanted)),
    staleTime: 20_000,
  });
}

async function readWhole(id: string, signal: AbortSignal): Promise<CmtsReading> {
  const path = `${encodeURIComponent(id)}/`;
  const missing: CmtsReading["missing"] = [];
  const odd: Oddity[] = [];
  let at: Date | null = null;
  let silences: ApiError[] = [];
  const part = async (name: CmtsPart): Promise<unknown> => {
    try {
      // A machine that is silent would be waited for five times before anybody hears of it.
      if (silences[MOST_SILENCES - 1]) throw silences[0];
      const reply = await ask(name === "cmts" ? path : `${path}${name}/`, signal);
      at = reply.at;
      silences = [];
      return reply.data ?? [];
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      const error = asApiError(thrown);
      silences = error.isPassing ? [...silences, error] : [];
      missing.push({ part: name, error });
      return null;
    }
  };
  const where = whole();
  const facts = record(await part("cmts"), where);
  const domains = await part("mac-domains");
  const nodes = await part("fiber-nodes");
  const ups = await part("upstreams");
  const downs = await part("downstreams");
  const failed = missing.find(({ error }) => !isAbsent(error));
  if (at === null && failed) throw failed.error;
  const take = <T extends { odd: Oddity[] }>(read: T): T => {
    odd.push(...read.odd);
    return read;
  };
  odd.push(...where.odd);
  const read = {
    domains: domains === null ? null : take(readMacDomains(domains)).domains,
    nodes: nodes === null ? null : take(readFiberNodes(nodes)).nodes,
    ups: ups === null ? null : take(readChannels(ups, "up")).channels,
    downs: downs === null ? null : take(readChannels(downs, "down")).channels,
  };
  return {
    cmts: facts && readCmts({ name: id, ...facts }, where),
    domains: read.domains,
    nodes: read.nodes,
    channels: channelsOf(read.ups, read.downs, read.domains),
    missing,
    odd,
    // A server that has none of it has answered all the same.
    at: at ?? new Date(),
  };
}

/** The channels of both lists; of a direction that has no list those that the domains name. */
function channelsOf(
  ups: Channel[] | null,
  downs: Channel[] | null,
  domains: MacDomain[] | null,
): Channel[] | null {
  const listed = (domains ?? []).flatMap(({ channels }) => channels ?? []);
  const of = (own: Channel[] | null, direction: Channel["direction"]) =>
    own ?? listed.filter((channel) => channel.direction === direction);
  const all = [...of(ups, "up"), ...of(downs, "down")];
  return ups === null && downs === null && domains === null ? null : all;
}

/** One cable modem as read. */
export interface ModemReading {
  modem: Modem;
  odd: Oddity[];
  at: Date;
  raw: unknown;
  request: Reply["request"];
}

/** One cable modem by its MAC, live, as query options. @throws ApiError, `malformed` where the reply is no modem */
export function modemOf(mac: string) {
  const queryKey = ["docsis", "cm", mac] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) =>
      readAlone(
        { machine: `cm ${mac}`, key: queryKey, signal },
        async (wanted): Promise<ModemReading> => {
          const options = { signal: wanted, timeoutMs: TIMEOUT_MS, canRepeat: false };
          const reply = await get(`docsis/cms/${encodeURIComponent(mac)}/`, undefined, options);
          const where = whole();
          const fields = record(reply.data, where);
          const modem = fields && readModem({ mac, ...fields }, where);
          if (!modem) throw new ApiError({ kind: "malformed", request: reply.request });
          return { modem, odd: where.odd, at: reply.at, raw: reply.data, request: reply.request };
        },
      ),
    staleTime: 5000,
  });
}

/** The hosts that the monitoring has registered at a CMTS, by MAC; its own record. */
export type ModemHosts = ReadonlyMap<string, HostState>;

/** The monitoring's hosts at a CMTS, as query options. @throws ApiError */
export function modemHosts(cmts: string) {
  return queryOptions({
    queryKey: ["docsis", "hosts", cmts] as const,
    queryFn: async ({ signal }): Promise<ModemHosts> => {
      const found = new Map<string, HostState>();
      const params = { limit: 0, offset: 0, filters: { type: "Host", reghost: cmts } };
      for await (const { rows } of readAll(hosts.fetchPage, params, signal)) {
        for (const host of rows) {
          const mac = parseMac(host.administrativeInfo?.mac ?? "");
          if (mac !== null) found.set(mac, host);
        }
      }
      return found;
    },
    staleTime: 60_000,
  });
}

/** The limits of a modem's levels, by metric: `dnrx`, `uptx`, `dnsnr`, `upsnr`. */
export type ModemBands = ReadonlyMap<string, Metric["thresholds"]>;

const BANDS_MS = 15 * 60_000;

/**
 * The limits of modems' levels, from the live reading of one that is up (contract 3.2: they differ by operator, and nothing else
 * tells them). Empty where none are told.
 */
export function modemBands(cmts: string, cpe: number) {
  const queryKey = ["docsis", "bands", cmts] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) =>
      readAlone({ machine: cmts, key: queryKey, signal }, async (wanted): Promise<ModemBands> => {
        const options = { signal: wanted, timeoutMs: 20_000, canRepeat: false };
        const reply = await get(`monitoring/cpes/${cpe}/info`, undefined, options);
        return bandsIn(readCpeInfo(reply.data).info.services.flatMap(({ metrics }) => metrics));
      }),
    staleTime: BANDS_MS,
    gcTime: BANDS_MS,
    retry: false,
  });
}

/** The limits of metrics by their names. */
export function bandsIn(metrics: readonly Metric[]): ModemBands {
  return new Map(
    metrics.flatMap(({ metric, thresholds }) =>
      Object.keys(thresholds).length > 0 ? [[metric.toLowerCase(), thresholds] as const] : [],
    ),
  );
}
