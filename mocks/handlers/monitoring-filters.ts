import { lightOf, registrationWords, tagsOf, trafficOf } from "#mocks/db/readings.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Ctx } from "#mocks/route.ts";
import { asText } from "#mocks/text.ts";
import type { World } from "#mocks/world.ts";
import { cpeText } from "./isp-search.ts";
import { flagsOf, hostName, serviceName, sinceOf, type Item } from "./monitoring-items.ts";
import { attrsOf } from "./monitoring-rows.ts";

/** A test that one parameter means. */
export type Test = (item: Item) => boolean;

const NUMERIC: Record<string, (a: number, b: number) => boolean> = {
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  exact: (a, b) => a === b,
};

/** Host groups of a thing (contract 4.4, M18). */
export function groupsOf(item: Item): readonly string[] {
  if (item.kind === "core") return item.host.groups;
  const { cpe } = item.status;
  return [
    "cpe",
    `cpe${cpe.tech ?? "voip"}`,
    `cpe-${cpe.realm}`,
    ...(cpe.probe ? ["cpeprobe"] : []),
  ];
}

/** A metric of a thing at its last check, or null. */
export function metricOf(item: Item, metric: string): number | null {
  if (item.kind !== "cpe") return null;
  const { device } = item.status;
  if (item.service < 0) {
    const traffic = trafficOf(device, device.checkedAt ?? 0);
    return metric === "dnbw" || metric === "upbw" ? traffic[metric] : null;
  }
  if (serviceName(item) !== "txrx" || item.status.states[item.service] === 99) return null;
  const light = lightOf(device, device.checkedAt ?? 0);
  return light && Object.hasOwn(light, metric) ? light[metric as keyof typeof light] : null;
}

function isTrue(value: string): 0 | 1 {
  return value === "1" || value.toLowerCase() === "true" ? 1 : 0;
}

/** What a path of `vars` or `attrs` holds, read from the row itself: slow, for the filters that nobody foresaw. */
export function valueAt(world: World, ctx: Ctx, item: Item, path: string): unknown {
  let value: unknown = attrsOf(world, item, ctx.user, true);
  for (const part of path.split(/__|\./)) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Fields of `administrative_info` that the CPE's own row does not hold. */
const DERIVED: Readonly<Record<string, (world: World, cpe: Cpe) => unknown>> = {
  vendor: ({ db }, cpe) => db.models.where("name", cpe.model)[0]?.vendor,
  profile_name: ({ db }, cpe) => (cpe.profile === null ? null : db.profiles.get(cpe.profile)?.name),
  customer_name: ({ db }, cpe) => {
    const customer = db.customers.get(cpe.customer);
    return customer ? `${customer.name} ${customer.surname}`.trim() : null;
  },
};

/** `vars.administrative_info__<field>`: from the CPE itself where it has the field, so that 100,000 are read at once. */
function adminTest(world: World, ctx: Ctx, path: string, value: string): Test {
  const field = path.replace("vars.administrative_info__", "");
  const wanted = value.toLowerCase();
  const derive = DERIVED[field];
  return (item) => {
    if (item.kind !== "cpe") return false;
    const { cpe } = item.status;
    const own = Object.hasOwn(cpe, field) ? cpe[field as keyof typeof cpe] : undefined;
    const stored =
      own === undefined ? (derive ? derive(world, cpe) : valueAt(world, ctx, item, path)) : own;
    return asText(stored).toLowerCase() === wanted;
  };
}

/** `>2h`: how long a thing has been as it is. */
function durationTest(world: World, value: string): Test | null {
  const [, sign, amount, unit] = /^(>=|<=|>|<)?(\d+)([smhdw])$/.exec(value) ?? [];
  const factor = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }[unit ?? ""];
  if (factor === undefined) return null;
  const wanted = Number(amount) * factor * 1000;
  return (item) => {
    const age = world.now() - sinceOf(world, item);
    return sign?.startsWith("<") ? age < wanted : age > wanted;
  };
}

/** The test that one parameter means (contract 3.2, search table); null when it is not known. */
export function testOf(world: World, ctx: Ctx, name: string, value: string): Test | null {
  const device = (item: Item) => (item.kind === "cpe" ? item.status.device : null);
  const metric = /^perfdata\.([a-z0-9_]+?)__(gte|gt|lte|lt|exact)$/.exec(name);
  if (metric) {
    const compare = NUMERIC[metric[2] ?? ""];
    return (item) => {
      const reading = metricOf(item, metric[1] ?? "");
      return reading !== null && compare !== undefined && compare(reading, Number(value));
    };
  }
  const impact = /^business_impact(?:__(gte|gt|lte|lt))?$/.exec(name);
  if (impact) {
    const compare = NUMERIC[impact[1] ?? "exact"];
    return (item) => compare?.(item.kind === "core" ? item.host.impact : 1, Number(value)) === true;
  }
  if (name.startsWith("vars.administrative_info__")) return adminTest(world, ctx, name, value);
  if (name.startsWith("vars.")) return (item) => asText(valueAt(world, ctx, item, name)) === value;
  switch (name) {
    case "reghost":
      return (item) => device(item)?.head === value;
    case "regstate":
      return (item) => {
        const one = device(item);
        return one !== null && registrationWords(one).includes(value);
      };
    case "regtag":
      return (item) => {
        const one = device(item);
        return one !== null && tagsOf(world.db, one).some((tag) => tag.includes(value));
      };
    case "hostgroups":
      return (item) => groupsOf(item).includes(value);
    case "topology":
      return (item) => item.kind === "cpe" && item.status.cpe.topology === value;
    case "alarm":
    case "problem":
    case "handled":
    case "acknowledged":
    case "downtime":
      return (item) => flagsOf(world, item)[name] === isTrue(value);
    case "state":
      return (item) => String(flagsOf(world, item).state) === value;
    case "state_long":
      return (item) => attrsOf(world, item, ctx.user, false)["state_long"] === value;
    case "is_flapping":
      return (item) => attrsOf(world, item, ctx.user, false)["is_flapping"] === isTrue(value);
    case "hard_state":
      return () => isTrue(value) === 1;
    case "isnot":
      return (item) => String(flagsOf(world, item).state) !== value;
    case "duration":
      return durationTest(world, value);
    case "servicegroups":
      return (item) =>
        item.service >= 0 && groupsOf(item).some((one) => `${one}_services` === value);
    case "host_name":
      return (item) => hostName(item) === value;
    case "service_name":
      return (item) => serviceName(item) === value;
    default:
      return null;
  }
}

/** The test of `search`: all words occur in what CPEs are searched by, or in a core host's name and place. */
export function searchTest(world: World, text: string): Test | null {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (terms.length === 0) return null;
  return (item) => {
    const blob =
      item.kind === "cpe"
        ? cpeText(world, item.status.cpe)
        : `${item.host.name} ${item.host.location}`.toLowerCase();
    return terms.every((term) => blob.includes(term));
  };
}
