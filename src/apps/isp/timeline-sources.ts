import { queryOptions } from "@tanstack/react-query";
import { loadHappenings } from "#src/apps/monitoring/api.ts";
import { linkEntries, resolveLink, type ApiUrl } from "#src/krill/links.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { readRow } from "#src/krill/read-row.ts";
import { isAll } from "#src/krill/resource.ts";
import { readPage } from "#src/resource/read-page.ts";
import type { Oddity } from "#src/util/read.ts";
import type { Cpe } from "./api.ts";
import {
  itemOfEvent,
  itemOfSession,
  itemOfState,
  itemOfTouch,
  type TimelineItem,
} from "./timeline.ts";
import { radiusDevice } from "./radius-device.ts";
import { followNewest, hasNewest, NEWEST } from "./newest.ts";
import { readNewest } from "./touches.ts";
import { hostNameOf } from "./use-cpe.ts";

/** Where a line of time comes from. */
export type TimelineSource = "events" | "cdrs" | "logs" | "sessions" | "states" | "messages";

/** What a source told. */
export interface SourceReading {
  items: TimelineItem[];
  /** How many rows came, unreadable ones too, and how many there are in all; null where the server does not say. */
  received: number;
  total: number | null;
  /** Whether these are surely the newest rows of this device; else there may be others, newer ones too. */
  isSure: boolean;
  odd: Oddity[];
  at: Date;
}

const BEHIND_LINKS = ["events", "cdrs", "logs"] as const;

const STALE_MS = 30_000;

type Happenings = Awaited<ReturnType<typeof loadHappenings>>;
type Reader = (
  data: unknown,
  odd: Oddity[],
  happenings: Happenings,
) => Pick<SourceReading, "items" | "received" | "total" | "isSure">;

const eventsIn: Reader = (data, odd, { readHappening }) => {
  const { rows, total } = readEnvelope(data, odd, NEWEST);
  const items = rows.flatMap((raw, index) => {
    const row = readRow(readHappening, raw, `results[${index}]`, odd);
    return row ? (itemOfEvent(row) ?? []) : [];
  });
  const page = { received: rows.length, total };
  const times = items.map(({ from }) => from);
  return { items, ...page, isSure: hasNewest(page, times) };
};

const logsIn: Reader = (data, odd) => {
  readEnvelope(data, odd, NEWEST);
  const { touches, ...told } = readNewest(data);
  return { items: touches.map(itemOfTouch), ...told };
};

/**
 * The sources that a device's own links name, each as query options: its events, calls and changes; and where it is monitored by
 * them (`livestatus`, `events`), its states and messages in the monitoring's history; and its RADIUS sessions, for who has
 * that application. What is not named is not asked for.
 */
export function timelineSources(cpe: Cpe, hasRadius: boolean) {
  const links = new Map(linkEntries(cpe, "links"));
  const named = BEHIND_LINKS.filter((source) => links.has(source));
  const behind = (source: TimelineSource, read: Reader) => {
    const link = resolveLink(links.get(source));
    return link.ok ? [{ source, options: linked(cpe.id, source, link.url, read) }] : [];
  };
  const host = links.has("livestatus") || links.has("events") ? hostNameOf(cpe) : null;
  const sources = [
    ...behind("events", eventsIn),
    ...behind("cdrs", eventsIn),
    ...behind("logs", logsIn),
    ...(hasRadius ? [{ source: "sessions" as const, options: ofSessions(cpe) }] : []),
    ...(host === null
      ? []
      : (["states", "messages"] as const).map((source) => ({
          source,
          options: ofHost(cpe.id, source, host),
        }))),
  ];
  return {
    sources,
    /** What the device does not name, and what leads outside the API and is not asked (contract 2.6). */
    unnamed: BEHIND_LINKS.filter((source) => !links.has(source)),
    refused: named.filter((source) => !resolveLink(links.get(source)).ok),
  };
}

function linked(id: number, source: TimelineSource, url: ApiUrl, read: Reader) {
  return queryOptions({
    queryKey: ["isp", "cpes", "timeline", id, source, url] as const,
    queryFn: async ({ signal }): Promise<SourceReading> => {
      const [{ data, at }, happenings] = await Promise.all([
        followNewest(url, signal),
        loadHappenings(),
      ]);
      const odd: Oddity[] = [];
      return { ...read(data, odd, happenings), odd, at };
    },
    staleTime: STALE_MS,
  });
}

/** What accounting has of a device's sessions, live and past; the newest, where there are many. */
function ofSessions(cpe: Cpe) {
  const device = radiusDevice(cpe);
  return queryOptions({
    queryKey: ["isp", "cpes", "timeline", cpe.id, "sessions", device] as const,
    queryFn: async ({ signal }): Promise<SourceReading> => {
      const { readSessions } = await import("#src/apps/radius/api.ts");
      const { rows, isWhole, isPart, at } = await readSessions(device, false, signal);
      const items = rows.flatMap((row) => itemOfSession(row) ?? []);
      const page = { received: rows.length, total: isPart ? null : rows.length };
      const times = items.map(({ from }) => from);
      return { items, ...page, isSure: isWhole || (isPart && hasNewest(page, times)), odd: [], at };
    },
    staleTime: STALE_MS,
  });
}

/** What the monitoring's history tells of a host, as query options. */
export function ofHost(id: number, source: "states" | "messages", host: string) {
  return queryOptions({
    queryKey: ["isp", "cpes", "timeline", id, source, host] as const,
    queryFn: async ({ signal }): Promise<SourceReading> => {
      const { notifications, stateHistory } = await loadHappenings();
      const list = source === "states" ? stateHistory : notifications;
      const params = { ...NEWEST, sort: "-date", filters: { host_name: host } };
      const page = await readPage({ resource: list }, {}, params, signal);
      // A server that ignores the filter gives other hosts' rows.
      const own = page.rows.filter((row) => row.host_name === host);
      const kind = source === "states" ? "state" : "message";
      const items = own.flatMap((row) => itemOfState(row, kind) ?? []);
      const isObeyed = !page.dropped && own.length === page.rows.length;
      const times = items.map(({ from }) => from);
      return {
        items,
        received: page.received,
        total: isObeyed ? page.total : null,
        isSure: isObeyed ? hasNewest(page, times) : isAll(page, NEWEST),
        odd: page.odd,
        at: page.at,
      };
    },
    staleTime: STALE_MS,
  });
}
