import { json, page } from "#mocks/reply.ts";
import type { Ctx } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";
import { groupsOf } from "./monitoring-filters.ts";
import { flagsOf, type Item } from "./monitoring-items.ts";
import { everything } from "./monitoring-search.ts";

/** Counts by state: hosts and services apart, handled ones counted again apart (contract 3.2, shapes inferred there). */
interface Counts {
  hosts: { up: number; down: number; pending: number; down_handled: number };
  services: {
    ok: number;
    warning: number;
    critical: number;
    unknown: number;
    pending: number;
    handled: number;
  };
}

const SERVICE_STATES = ["ok", "warning", "critical", "unknown"] as const;

function noCounts(): Counts {
  return {
    hosts: { up: 0, down: 0, pending: 0, down_handled: 0 },
    services: { ok: 0, warning: 0, critical: 0, unknown: 0, pending: 0, handled: 0 },
  };
}

function count(world: World, item: Item, { hosts, services }: Counts): void {
  const { state, isHost, handled } = flagsOf(world, item);
  const isHandled = handled === 1 && state !== 0 && state !== 99;
  if (isHost) {
    hosts[state === 0 ? "up" : state === 1 ? "down" : "pending"] += 1;
    if (isHandled) hosts.down_handled += 1;
  } else {
    services[SERVICE_STATES[state] ?? "pending"] += 1;
    if (isHandled) services.handled += 1;
  }
}

/** Counts of everything by names that a thing goes under; the names of a host's services are those of the host. */
function countBy(world: World, namesOf: (item: Item) => readonly string[]): Map<string, Counts> {
  const groups = new Map<string, Counts>();
  let host: unknown = null;
  let mine: Counts[] = [];
  for (const item of everything(world, null)) {
    const own = item.kind === "cpe" ? item.status : item.host;
    if (own !== host) {
      host = own;
      mine = namesOf(item).map((name) => {
        const counts = groups.get(name) ?? noCounts();
        groups.set(name, counts);
        return counts;
      });
    }
    for (const counts of mine) count(world, item, counts);
  }
  return groups;
}

/** `GET /monitoring/hostgroups`. */
export function hostgroups(ctx: Ctx): Response {
  const rows = [...countBy(ctx.world, groupsOf)].map(([name, counts]) => ({ name, ...counts }));
  return page(
    ctx,
    rows.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    (row) => row,
  );
}

/** `GET /monitoring/status/summary`; `business_impact__gte` leaves the small ones out. */
export function statusSummary(ctx: Ctx): Response {
  const least = Number(ctx.query.get("business_impact__gte") ?? 0);
  const counts = noCounts();
  for (const item of everything(ctx.world, null)) {
    if ((item.kind === "core" ? item.host.impact : 1) >= least) count(ctx.world, item, counts);
  }
  return json(counts);
}

/** `GET /monitoring/location/summary`: by the place of what a CPE hangs on, with the customers that are cut off. */
export function locationSummary({ world }: Ctx): Response {
  const placeOf = new Map(world.db.core.map((host) => [host.name, host.location]));
  const cutOff = new Map<string, number>();
  const counts = countBy(world, (item) => {
    const place =
      placeOf.get(item.kind === "core" ? item.host.name : item.status.device.head) ?? "";
    if (item.kind === "cpe" && item.status.host === 1)
      cutOff.set(place, (cutOff.get(place) ?? 0) + 1);
    return [place];
  });
  return json(
    [...counts].map(([location, one]) => ({
      location,
      customers_affected: cutOff.get(location) ?? 0,
      ...one,
    })),
  );
}
