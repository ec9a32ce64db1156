// How many devices a thing has in all, so that an outage can say what share of them is down.
import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { formatPort } from "#src/util/pon.ts";
import { readHost, type HostState } from "./host.ts";
import { partsOf } from "./outage-place.ts";
import type { Shared } from "./outage-types.ts";

/** A port has 128 ONUs at most, a fiber node seldom more modems. */
const PORT_MOST = 200;

/**
 * The number of devices that share a thing, up or down; null where the search cannot tell: rows are
 * looked at, since a filter that is not known is ignored in silence (contract 2.4).
 */
export function sharedTotal({ kind, value }: Shared) {
  return queryOptions({
    queryKey: ["monitoring", "shared-total", kind, value],
    staleTime: 10 * 60_000,
    retry: false,
    queryFn: async ({ signal }): Promise<number | null> => {
      const how = HOW[kind];
      if (!how) return null;
      const { filters, counts } = how(value);
      try {
        const limit = counts ? PORT_MOST : 5;
        const query = { type: "Host", ...filters, limit };
        const reply = await get("monitoring/search/", query, { signal });
        const { rows, total } = readEnvelope(reply.data, [], { limit, offset: 0 });
        const hosts = rows.map((row) => readHost(row).host);
        // A part of a tag fits other ports too (`0/5/1` is in `0/5/12`): only the port itself counts.
        if (counts)
          return total === null || total > rows.length ? null : hosts.filter(counts).length || null;
        return hosts.every((host) => how(value).isMeant(host)) ? total : null;
      } catch (error) {
        if (error instanceof ApiError && error.kind !== "network") return null;
        throw error;
      }
    },
  });
}

interface How {
  filters: Readonly<Record<string, string>>;
  /** Whether a row is of the thing. */
  isMeant: (host: HostState) => boolean;
  /** Where the filter may give more: the rows that count. */
  counts?: (host: HostState) => boolean;
}

const isOn = (head: string) => (host: HostState) =>
  (host.parsed?.olt ?? host.registration.host ?? head) === head;

const HOW: Partial<Record<Shared["kind"], (value: string) => How>> = {
  pon: (value) => {
    const [head = "", port = ""] = value.split(/ (?=\S+$)/);
    const counts = ({ parsed, registration }: HostState) => {
      const olt = parsed?.olt ?? registration.host;
      const position = parsed?.position ?? registration.position;
      return olt === head && position !== null && formatPort(position) === port;
    };
    return { filters: { regtag: `${head}-${port}` }, isMeant: counts, counts };
  },
  "fiber-node": (value) => {
    const [head, node = head] = partsOf(value);
    const counts = ({ registration }: HostState) =>
      registration.tags.includes(node) && (node === head || registration.host === head);
    return { filters: { regtag: node }, isMeant: counts, counts };
  },
  olt: (value) => ({ filters: { reghost: value }, isMeant: isOn(value) }),
  cmts: (value) => ({ filters: { reghost: value }, isMeant: isOn(value) }),
  ap: (value) => ({ filters: { reghost: value }, isMeant: isOn(value) }),
  nap: (value) => ({
    filters: { topology: value, "vars.administrative_info__topology": value },
    isMeant: ({ administrativeInfo: info }) => (info?.topology ?? value) === value,
  }),
};
