import { type Fields, note, num, record, text, under, type Where, whole } from "#src/util/read.ts";
import { readWatched, type Watched } from "./watched.ts";

/** A service's state as the monitoring words it (contract 3.2). */
export type ServiceState = "ok" | "warning" | "critical" | "unknown" | "pending";

/** One monitored service of a host, as the monitoring reported it. */
export type HostService = Watched & { name: string; state: ServiceState };

/** Reads a service from a host's `joins.services[]` or from a search row of type Service; null without a name. */
export function readHostService(raw: unknown, where: Where = whole()): HostService | null {
  const row = record(raw, where);
  const at = under(where, "attrs");
  const attrs = record(row?.attrs, at);
  const joined = text(row?.name)?.split("!")[1];
  const name = text(attrs?.service_name, under(at, "service_name")) ?? joined;
  if (!attrs || name === undefined) return null;
  return { ...readWatched(attrs, at), name, state: readServiceState(attrs, at) };
}

function readServiceState(attrs: Fields, at: Where): ServiceState {
  const word = text(attrs.state_long, under(at, "state_long"))?.toLowerCase();
  const words = ["ok", "warning", "critical", "unknown", "pending"] as const;
  const known = words.find((state) => state === word);
  if (known) return known;
  if (word !== undefined) note(under(at, "state_long"), "unknown-word", attrs.state_long);
  const id = num(attrs.state, under(at, "state"));
  return id === 99 ? "pending" : ((id === null ? undefined : words[id]) ?? "unknown");
}
