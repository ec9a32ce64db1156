import type { RowReader } from "#src/krill/read-row.ts";
import { resource, type RowOf } from "#src/krill/resource.ts";
import { record, text } from "#src/util/read.ts";
import { readHost, type HostState } from "./host.ts";

/** A row of the search, read honestly; its id is the host's name (contract 3.2 "Search"). */
const readRow: RowReader<HostState & { id: string }> = (raw, where) => {
  const id = text(record(raw)?.["name"], where);
  return id === null ? null : { ...readHost(raw, where).host, id };
};

/** The hosts that the monitoring knows: CPEs and the network's own. */
export const hosts = resource({
  app: "monitoring",
  name: "search",
  read: readRow,
  timeoutMs: 30_000,
});

export type Host = RowOf<typeof hosts>;
