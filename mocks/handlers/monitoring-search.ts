import { page, pick, words } from "#mocks/reply.ts";
import type { Ctx } from "#mocks/route.ts";
import { asText } from "#mocks/text.ts";
import type { World } from "#mocks/world.ts";
import { boardOf } from "./board.ts";
import { metricOf, searchTest, testOf, valueAt, type Test } from "./monitoring-filters.ts";
import {
  flagsOf,
  lastCheckOf,
  outputTextOf,
  serviceName,
  severityOf,
  sinceOf,
  type Item,
} from "./monitoring-items.ts";
import { showItem } from "./monitoring-rows.ts";

/** Parameters that are not filters. */
const OWN = new Set(["type", "joins", "limit", "offset", "sort", "search", "attrs", "format"]);

type Key = string | number;

/** What a sort word orders by; things without a value come last. */
function keyOf(world: World, ctx: Ctx, field: string): (item: Item) => Key {
  switch (field) {
    case "severity":
      return (item) => severityOf(item, flagsOf(world, item));
    case "state":
      return (item) => flagsOf(world, item).state;
    case "last_state_change":
    case "last_hard_state_change":
      return (item) => sinceOf(world, item);
    case "last_check":
      return (item) => lastCheckOf(world, item, flagsOf(world, item).state) ?? Infinity;
    case "business_impact":
      return (item) => (item.kind === "core" ? item.host.impact : 1);
    case "service_name":
      return serviceName;
    case "output":
      return (item) => outputTextOf(item) ?? "\uFFFF";
    default:
      if (field.startsWith("perfdata."))
        return (item) => metricOf(item, field.slice(9)) ?? Infinity;
      return (item) => {
        const value = valueAt(world, ctx, item, field);
        return typeof value === "number"
          ? value
          : value === undefined || value === null
            ? "\uFFFF"
            : asText(value);
      };
  }
}

/** Sorts by groups of equal keys first: most keys (state, severity, impact) have few values, and the order within is kept. */
function sorted(items: readonly Item[], key: (item: Item) => Key, isDescending: boolean): Item[] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const value = key(item);
    const group = groups.get(value);
    if (group) group.push(item);
    else groups.set(value, [item]);
  }
  const keys = [...groups.keys()].toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
  return (isDescending ? keys.toReversed() : keys).flatMap((value) => groups.get(value) ?? []);
}

/**
 * Every thing of one kind (`Host`, `Service`, null: both), in order of host name; core hosts first.
 * @param name of the one host that is meant; null for all
 */
export function* everything(
  world: World,
  type: string | null,
  name: string | null = null,
): Generator<Item> {
  for (const host of world.db.core) {
    if (name !== null && host.name !== name) continue;
    if (type !== "Service") yield { kind: "core", host, service: -1 };
    if (type !== "Host")
      for (const index of host.services.keys()) yield { kind: "core", host, service: index };
  }
  const board = boardOf(world);
  for (const status of name === null ? board.all() : board.named(name)) {
    if (type !== "Service") yield { kind: "cpe", status, service: -1 };
    if (type !== "Host")
      for (let index = 0; index < status.services.length; index += 1)
        yield { kind: "cpe", status, service: index };
  }
}

/** Results of the last searches, so that turning pages does not search again. */
const kept = new WeakMap<World, { key: string; at: number; items: Item[] }[]>();
const KEPT_SEARCHES = 3;
const KEPT_MS = 10_000;

function searchAll(ctx: Ctx): Item[] {
  const { world, query } = ctx;
  const tests: Test[] = [];
  for (const [name, value] of query) {
    if (OWN.has(name)) continue;
    const test = testOf(world, ctx, name, value);
    if (test) tests.push(test);
  }
  const text = searchTest(world, query.get("search") ?? "");
  if (text) tests.push(text);
  const found: Item[] = [];
  for (const item of everything(world, query.get("type"), query.get("host_name")))
    if (tests.every((test) => test(item))) found.push(item);
  const sort = query.get("sort") ?? "host_name";
  const field = sort.replace(/^-/, "");
  if (field === "host_name") return sort.startsWith("-") ? found.toReversed() : found;
  return sorted(found, keyOf(world, ctx, field), sort.startsWith("-"));
}

/** The things that a search asks for, sorted; of the last searches again while nothing was written. */
function find(ctx: Ctx): Item[] {
  const { world, query } = ctx;
  const params = new URLSearchParams(query);
  for (const name of ["limit", "offset", "attrs", "joins"]) params.delete(name);
  params.sort();
  const key = `${boardOf(world).version}/${world.db.marks.size}/${ctx.user.id}/${params}`;
  const now = world.now();
  const known = (kept.get(world) ?? []).filter((one) => now - one.at < KEPT_MS);
  const same = known.find((one) => one.key === key);
  if (same) return same.items;
  const items = searchAll(ctx);
  kept.set(world, [{ key, at: now, items }, ...known].slice(0, KEPT_SEARCHES));
  return items;
}

/** `GET /monitoring/search[/]`. */
export function search(ctx: Ctx): Response {
  const hasServices = words(ctx.query, "joins")?.includes("services") === true;
  const attrs = words(ctx.query, "attrs");
  return page(ctx, find(ctx), (item) => {
    const row = showItem(ctx.world, item, ctx.user, hasServices);
    const only = new URLSearchParams(attrs ? { attrs: attrs.join(",") } : {});
    return attrs ? { ...row, attrs: pick(row["attrs"] as Record<string, unknown>, only) } : row;
  });
}
