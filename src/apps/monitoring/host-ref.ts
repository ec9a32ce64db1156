// Hosts and services as targets of a job. Pure.
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import { formatPort } from "#src/util/pon.ts";
import type { Monitored } from "./monitored.ts";
import type { Watchee } from "./watch-actions.ts";

/** `cpe0095` is the host, `cpe0095!txrx` a service of it: the search's own names (contract 3.2). */
export function watcheeOf(id: string): Watchee {
  const at = id.indexOf("!");
  return at === -1
    ? { host: id, service: null }
    : { host: id.slice(0, at), service: id.slice(at + 1) };
}

/** A row of the search as a target of a job. */
export function hostRef(row: Monitored): ThingRef {
  const { administrativeInfo: info, parsed, registration } = row;
  const olt = parsed?.olt ?? registration.host;
  const position = parsed?.position ?? registration.position;
  const { state } = row;
  return {
    id: row.id,
    name: row.id.replace("!", " · "),
    realm: info?.realm ?? null,
    model: row.model,
    tech: info?.tech ?? null,
    state:
      state === "down" || state === "up" || state === "unreachable" || state === "pending"
        ? state
        : "unknown",
    olt,
    pon: olt && position ? `${olt} ${formatPort(position)}` : null,
    // Passive checks come when they come (contract 3.2, log 2023-06).
    ...(row.isActivelyChecked === false ? { cannot: ["recheck"] } : {}),
  };
}
