import { stamp } from "#mocks/clock.ts";
import { eventsOf, stateChanges } from "#mocks/db/history.ts";
import { setDowntime } from "#mocks/db/marks.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import { json, notFound, page, problem, words } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { boardOf } from "./board.ts";
import { info } from "./cpe-info.ts";
import { datasets, graphs } from "./monitoring-graphs.ts";
import {
  flagsOf,
  hostName,
  lastCheckOf,
  outputTextOf,
  serviceName,
  type Item,
} from "./monitoring-items.ts";
import { attrsOf, showItem } from "./monitoring-rows.ts";
import { search } from "./monitoring-search.ts";
import { hostgroups, locationSummary, statusSummary } from "./monitoring-summaries.ts";

/** The thing that an address names: a host, or a service of it. */
function itemOf({ world, params }: Ctx): Item | null {
  const name = params["name"] ?? "";
  const core = world.db.core.find((host) => host.name === name);
  const cpe = core ? undefined : world.db.cpes.where("cpename", name)[0];
  const status = cpe ? boardOf(world).of(cpe) : null;
  const host: Item | null = core
    ? { kind: "core", host: core, service: -1 }
    : status
      ? { kind: "cpe", status, service: -1 }
      : null;
  const wanted = params["service"];
  if (!host || wanted === undefined) return host;
  const names =
    host.kind === "cpe" ? host.status.services : host.host.services.map((one) => one.name);
  const service = names.indexOf(wanted);
  return service < 0 ? null : { ...host, service };
}

/** Host detail: the same outer shape as a search row, with eleven `attrs` (contract 3.2). */
function hostDetail(ctx: Ctx): Response {
  const item = itemOf(ctx);
  if (!item) return notFound();
  const all = attrsOf(ctx.world, item, ctx.user, true);
  const keep = [
    "address",
    "host_name",
    "last_check",
    "next_check",
    "output",
    "service_name",
    "state",
    "state_type",
    "state_long",
    "vars",
  ];
  const attrs = Object.fromEntries(keep.map((key) => [key, all[key]]));
  const checked = lastCheckOf(ctx.world, item, flagsOf(ctx.world, item).state);
  attrs["last_check_result"] =
    checked === null
      ? null
      : {
          command: null,
          output: outputTextOf(item),
          state: all["state"],
          execution_start: stamp(checked),
          execution_time: 0,
          execution_end: stamp(checked),
          schedule_start: all["next_check"],
        };
  return json({ ...showItem(ctx.world, item, ctx.user, false), attrs });
}

function services(ctx: Ctx): Response {
  const item = itemOf(ctx);
  if (!item) return notFound();
  const row = showItem(ctx.world, item, ctx.user, true);
  const joined = row["joins"] as { services?: unknown[] };
  return page(ctx, joined.services ?? [], (one) => one);
}

const mark =
  (change: (ctx: Ctx, key: string, item: Item) => Response): Handler =>
  (ctx) => {
    const only = ctx.world.options.actionMethod;
    if (only !== "POST")
      return problem(405, 'Method "POST" not allowed.', { Allow: `${only}, OPTIONS` });
    const item = itemOf(ctx);
    if (!item) return notFound();
    const service = serviceName(item);
    return change(ctx, service ? `${hostName(item)}!${service}` : hostName(item), item);
  };

const recheck = mark((ctx, _key, item) => {
  if (attrsOf(ctx.world, item, ctx.user, false)["enable_active_checks"] === 0)
    return problem(400, "Passive checks only.");
  if (item.kind === "cpe") {
    const { device } = item.status;
    ctx.world.clock.later(
      1,
      (at) => void ctx.world.db.devices.change(device, { checkedAt: at, isForgotten: false }),
    );
  }
  return json({ detail: "Check scheduled." }, 202);
});

const acknowledge = mark((ctx, key) => {
  const { comment, expiry } = ctx.body;
  if (typeof comment !== "string" || comment === "")
    return json({ comment: ["This field is required."] }, 400);
  const { marks } = ctx.world.db;
  const acknowledgement = {
    comment,
    author: ctx.user.username,
    expiry: typeof expiry === "string" ? expiry : null,
  };
  marks.set(key, { ...marks.get(key), acknowledgement });
  return json({ detail: "Acknowledged." }, 201);
});

const downtime = mark((ctx, key) => {
  const errors = setDowntime(ctx.world, key, ctx.user.username, ctx.body);
  return errors ? json(errors, 400) : json({ detail: "Downtime scheduled." }, 201);
});

const unmark = (name: "acknowledgement" | "downtime") =>
  mark((ctx, key) => {
    const { [name]: _gone, ...rest } = ctx.world.db.marks.get(key) ?? {};
    ctx.world.db.marks.set(key, rest);
    return json({ detail: "Removed." });
  });

/** Some CPEs, spread over the fleet: what a list over all hosts is made of, since nobody pages through 100,000 histories. */
function some(ctx: Ctx): readonly Cpe[] {
  const { cpes } = ctx.world.db;
  const name = ctx.query.get("host_name");
  if (name) return cpes.where("cpename", name);
  const all = cpes.ordered();
  const step = Math.max(1, Math.floor(all.length / 300));
  return all.filter((_, index) => index % step === 0);
}

/** Sorts by one field and applies the equality filters of a small list made on the spot. */
function small<T extends object>(ctx: Ctx, rows: T[], sort: keyof T & string): Response {
  const asked = ctx.query.get("sort") ?? `-${sort}`;
  const field = asked.replace(/^-/, "");
  const value = (row: T) => (Object.hasOwn(row, field) ? String(row[field as keyof T]) : "");
  const filters = [...ctx.query].flatMap(([parameter, wanted]) => {
    const [name = "", operator] = parameter.split("__");
    return rows[0] !== undefined && Object.hasOwn(rows[0], name)
      ? [{ name, operator, wanted }]
      : [];
  });
  const kept = rows
    .filter((row) =>
      filters.every(({ name, operator, wanted }) => {
        const own = String(row[name as keyof T]);
        if (operator === "gte") return Date.parse(own) >= Date.parse(wanted);
        return operator === "lt" ? Date.parse(own) < Date.parse(wanted) : own === wanted;
      }),
    )
    .toSorted((a, b) => (value(a) < value(b) ? -1 : 1));
  return page(ctx, asked.startsWith("-") ? kept.toReversed() : kept, (row) => row);
}

function history(ctx: Ctx) {
  return some(ctx).flatMap((cpe) => {
    const device = ctx.world.db.devices.get(cpe.id);
    const flaps = ctx.world.db.quirks.get(cpe.id)?.flaps === true;
    return device ? stateChanges(cpe, device, flaps) : [];
  });
}

const both = (path: string, methods: Route["methods"]): Route => ({
  path: `monitoring/${path}`,
  area: "monitoring",
  methods,
});

/** Icinga's side (contract 3.2): search, hosts, live readings, graphs, events, history, summaries, and what people do to alarms. */
export const monitoringRoutes: readonly Route[] = [
  both("search", { GET: search }),
  both("hosts/:name", { GET: hostDetail }),
  both("hosts/:name/services", { GET: services }),
  both("hosts/:name/recheck", { POST: recheck }),
  both("hosts/:name/acknowledge", { POST: acknowledge, DELETE: unmark("acknowledgement") }),
  both("hosts/:name/downtime", { POST: downtime, DELETE: unmark("downtime") }),
  both("hosts/:name/services/:service/recheck", { POST: recheck }),
  both("hosts/:name/services/:service/acknowledge", {
    POST: acknowledge,
    DELETE: unmark("acknowledgement"),
  }),
  both("hosts/:name/services/:service/downtime", { POST: downtime, DELETE: unmark("downtime") }),
  both("cpes/:id/info", { GET: info }),
  { ...both("graphs", { GET: graphs }), slash: "with" },
  // It only reads, by POST: everybody who may read monitoring may ask.
  {
    ...both("datasets", { POST: datasets }),
    slash: "with",
    acts: false,
    allows: (user) => user.areas.monitoring !== undefined,
  },
  both("events", {
    GET: (ctx) => {
      const type = words(ctx.query, "type");
      const rows = some(ctx).flatMap((cpe) => eventsOf(ctx.world.db, cpe));
      return small(ctx, type ? rows.filter((row) => type.includes(row.type)) : rows, "start_time");
    },
  }),
  both("history", { GET: (ctx) => small(ctx, history(ctx), "date") }),
  both("notifications", {
    GET: (ctx) => {
      const rows = history(ctx).map((row) => ({
        ...row,
        channel: row.id % 2 === 0 ? "slack" : "email",
        user: "noc",
      }));
      return small(ctx, rows, "date");
    },
  }),
  both("hostgroups", { GET: hostgroups }),
  both("status/summary", { GET: statusSummary }),
  both("location/summary", { GET: locationSummary }),
];
