import type { RowReader } from "#src/krill/read-row.ts";
import { resource } from "#src/krill/resource.ts";
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

/** All that the monitoring watches, hosts and services in one list (contract 3.2 "Search"). */
export const monitored = resource({
  app: "monitoring",
  name: "search",
  read: readMonitored,
  timeoutMs: 30_000,
});

/** Whether the server searches for free text at all, as query options. */
export const textProbe = searchProbe({ resource: monitored, takesAttrs: false });
