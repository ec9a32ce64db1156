import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import type { QueryValue } from "#src/krill/links.ts";
import { readEnvelope } from "#src/krill/page.ts";
import type { RowReader } from "#src/krill/read-row.ts";
import { resource } from "#src/krill/resource.ts";
import { onSignOut } from "#src/krill/session.ts";
import { searchProbe } from "#src/resource/search-probe.ts";
import { record, text, under } from "#src/util/read.ts";
import { readHost, readVars, type HostState, type HostVars } from "./host.ts";
import { readHostService, type HostService, type ServiceState } from "./host-service.ts";
import type { Watched } from "./watched.ts";

/** A row of the search: a host, or one service with what is known of its host (contract 3.2 "Search"). */
export type Monitored = Watched &
  HostVars & {
    /** The host's name, or `host!service`. */
    id: string;
    host: string;
    /** Null for a host. */
    service: string | null;
    state: HostState["state"] | ServiceState;
    /** Of a host, where they were asked for too. */
    services: HostService[];
  };

/** Reads a row of the search; null without a name. */
export const readMonitored: RowReader<Monitored> = (raw, where) => {
  const row = record(raw, where);
  const id = text(row?.name, under(where, "name"));
  if (!row || id === null) return null;
  const attrs = record(row.attrs) ?? {};
  const isService = row.type === "Service" || (row.type !== "Host" && id.includes("!"));
  if (!isService) {
    const { name, ...host } = readHost(raw, where).host;
    return { ...host, id, host: name ?? id, service: null };
  }
  const service = readHostService(raw, where);
  if (!service) return null;
  const { name, ...rest } = service;
  const host = text(attrs.host_name) ?? id.split("!")[0] ?? id;
  const vars = readVars(attrs, under(where, "attrs"), null);
  return { ...rest, ...vars, id, host, service: name, services: [] };
};

/** Parameters of a search that the contract documents (3.2). */
export const DOCUMENTED =
  /^(type|reghost|regstate|regtag|hostgroups|topology|vars\.administrative_info__topology|perfdata\.\w+__gt)$/;

/** Parameters of a search that are yes or no. */
const FLAGS = ["problem", "alarm", "handled"];

let areKnown = false;
onSignOut(() => {
  areKnown = false;
});

/**
 * Nothing found by a flag does not prove that there is nothing: rows have 0 and 1 (contract 2.8), the search's own words are
 * `true` and `false` (3.2), and which of them its parameters take nobody tells. A server that has hosts, and finds none under
 * either word, counts as one that refuses both.
 * @throws ApiError, of kind `invalid` where it is so
 */
async function checkFlags(
  query: Readonly<Record<string, QueryValue>>,
  received: number,
  signal?: AbortSignal,
): Promise<void> {
  if (received > 0 || areKnown || !FLAGS.some((name) => name in query)) return;
  const hasAny = async (asked: Readonly<Record<string, QueryValue>>) => {
    const params = { type: "Host", ...asked, limit: 1 };
    const reply = await get("monitoring/search/", params, { signal, timeoutMs: 30_000 });
    return readEnvelope(reply.data, [], { limit: 1, offset: 0 }).rows.length > 0;
  };
  areKnown = (await hasAny({ problem: "false" })) || (await hasAny({ problem: "true" }));
  if (!areKnown && (await hasAny({}))) throw new ApiError({ kind: "invalid" });
}

const search = resource({
  app: "monitoring",
  name: "search",
  read: readMonitored,
  timeoutMs: 30_000,
});

/** All that the monitoring watches, hosts and services in one list (contract 3.2 "Search"). */
export const monitored: typeof search = {
  ...search,
  fetchPage: async (params, signal) => {
    const page = await search.fetchPage(params, signal);
    if (params.offset === 0) await checkFlags(params.filters ?? {}, page.received, signal);
    return page;
  },
};

/** Whether the server searches for free text at all, as query options. */
export const textProbe = searchProbe({ resource: monitored, takesAttrs: false });

/** Whether no host with a problem means that there is none, as query options: true, or an error. */
export const flagsProbe = queryOptions({
  queryKey: ["monitoring", "flags"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => {
    await checkFlags({ problem: "true" }, 0, signal);
    return true;
  },
});
