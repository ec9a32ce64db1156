// Host groups with counts by state (contract 3.2 `monitoring/hostgroups`: the shape is inferred).
import { queryOptions } from "@tanstack/react-query";
import type { Tone } from "#src/ui/Tone.tsx";
import { get } from "#src/krill/client.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { record, text } from "#src/util/read.ts";
import { readSummary, type Figure, type Summary } from "#src/util/state-counts.ts";

/** A group and how its hosts and services are. */
export interface HostGroup extends Summary {
  name: string;
}

/** All host groups, and how many came that have no name to be read. @throws ApiError */
export const hostGroups = queryOptions({
  queryKey: ["monitoring", "hostgroups"],
  staleTime: 30_000,
  refetchInterval: 60_000,
  queryFn: async ({ signal }) => {
    const groups: HostGroup[] = [];
    let unread = 0;
    for (let offset = 0; ;) {
      const query = { limit: 500, offset: offset === 0 ? undefined : offset };
      const { data, at } = await get("monitoring/hostgroups/", query, { signal });
      const { rows, total } = readEnvelope(data, [], { limit: 500, offset });
      const read = rows.length > 0 ? rows.flatMap(readGroup) : groupsByName(data);
      const fresh = read.filter(({ name }) => !groups.some((one) => one.name === name));
      groups.push(...fresh);
      unread += rows.filter((row) => readGroup(row).length === 0).length;
      offset += rows.length;
      const isOver = rows.length === 0 || (total !== null && offset >= total);
      // A server that does not know `offset` gives the same ones again.
      if (isOver || fresh.length === 0) return { groups, unread, at };
    }
  },
});

/** A row of the list, whatever its name is called; nothing where it has none. */
export function readGroup(raw: unknown): HostGroup[] {
  const row = record(raw);
  const name =
    text(row?.name ?? row?.hostgroup_name ?? row?.hostgroup ?? row?.group ?? row?.display_name) ??
    text(raw);
  return name === null ? [] : [{ name, ...readSummary(row) }];
}

/** A server may give a map from name to counts. */
function groupsByName(data: unknown): HostGroup[] {
  return Object.entries(record(record(data)?.results ?? data) ?? {}).flatMap(([name, counts]) =>
    record(counts) ? [{ name, ...readSummary(counts) }] : [],
  );
}

/** What a group is of: devices by realm or technology, or things of the network (contract 4.4 M18). */
export function groupKind(name: string): "all" | "realm" | "tech" | "network" {
  if (name === "cpe") return "all";
  if (/^cpe[-_]/.test(name)) return "realm";
  return /^cpe\w/.test(name) ? "tech" : "network";
}

/** How many of some states nobody takes care of. */
function openOf(figures: Summary["hosts"], ...states: string[]): number {
  return figures
    .filter(({ state }) => states.includes(state))
    .reduce((sum, { count, handled }) => sum + count - (handled ?? 0), 0);
}

/** How a group looks, by the worst in it that nobody takes care of; unknown where nothing in it is known to be well or cared for. */
export function groupTone({ hosts, services }: Summary): Tone {
  if (openOf(hosts, "down", "unreachable") + openOf(services, "critical") > 0) return "bad";
  if (openOf(services, "warning") > 0) return "warning";
  const isKnown = ({ state, count, handled }: Figure) =>
    (count > 0 && (state === "up" || state === "ok")) || (handled ?? 0) > 0;
  return [...hosts, ...services].some(isKnown) ? "good" : "unknown";
}

/** How bad a group is: hosts that are down and nobody takes care of, then services. */
export function groupWeight({ hosts, services }: Summary): number {
  return openOf(hosts, "down", "unreachable") * 1000 + openOf(services, "critical", "warning");
}

/** Groups in the places where they first stood, so that a refresh moves none; those that came since stand last. */
export function inPlaces(groups: readonly HostGroup[], order: readonly string[]): HostGroup[] {
  const place = ({ name }: HostGroup) => {
    const at = order.indexOf(name);
    return at === -1 ? order.length : at;
  };
  return groups.toSorted((a, b) => place(a) - place(b));
}
