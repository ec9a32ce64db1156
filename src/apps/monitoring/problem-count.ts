import { queryOptions } from "@tanstack/react-query";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { hosts, type Host } from "./hosts.ts";

/** Impact from which the vendor's counters count (contract 4.1 S5). */
const IMPACT = 2;
/** How many rows of each are looked at. */
const SAMPLE = 20;

/**
 * Hosts that are down and services that are critical, of impact 2 and more and not handled; null
 * where the server does not filter by that, since a wrong figure is worse than none (contract 3.2:
 * the parameters' names are inferred, so rows are looked at).
 */
export const openProblems = queryOptions({
  queryKey: ["monitoring", "open-problems"],
  staleTime: 30_000,
  refetchInterval: 60_000,
  queryFn: async ({ signal }) => {
    const read = (limit: number, filters: ListParams["filters"] = {}) =>
      hosts.fetchPage({ limit, offset: 0, filters }, signal);
    const open = { alarm: true, handled: false, business_impact__gte: IMPACT };
    const [down, critical] = await Promise.all([
      read(SAMPLE, { type: "Host", ...open }),
      read(SAMPLE, { type: "Service", ...open }),
    ]);
    const counts = { hosts: countOf(down), services: countOf(critical) };
    const sum = counts.hosts + counts.services;
    if (sum === down.rows.length + critical.rows.length) return counts;
    // A server that ignores the filter may give the worst first: then both together are everything.
    const { total } = await read(1);
    return sum < Number(total) ? counts : null;
  },
});

/** NaN where a row does not obey, or nobody says how many there are. */
const countOf = ({ rows, total }: Page<Host>) =>
  rows.every(isOpen) ? (total ?? Number.NaN) : Number.NaN;

/** Hosts and services have these alike. */
const isOpen = ({ isAlarm, isHandled, businessImpact }: Host) =>
  isAlarm && isHandled === false && Number(businessImpact) >= IMPACT;
