import { stamp } from "#mocks/clock.ts";
import { closeSessions, dialIn, isUp } from "#mocks/db/network.ts";
import type { Session } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";
import { json, notFound, page, pick, problem } from "#mocks/reply.ts";
import type { Ctx, Route } from "#mocks/route.ts";
import { POOLS, radiusMac } from "#mocks/seed/oratio.ts";
import type { World } from "#mocks/world.ts";

/** The key of a session: 16 hex digits, the same each time. */
const keyOf = (session: Session) =>
  hash(session.cpe, session.id).toString(16).padStart(8, "0") +
  (session.id >>> 0).toString(16).padStart(8, "0");

function macOf(world: World, session: Session): string {
  const cpe = world.db.cpes.get(session.cpe);
  return session.mac ?? (cpe ? radiusMac(cpe) : "");
}

/** A session as the API gives it (contract 3.4; the FreeRADIUS names are inferred there). */
function show(world: World, session: Session): Record<string, unknown> {
  const device = world.db.devices.get(session.cpe);
  const l = luck(hash(session.id, 303));
  const until = session.stoppedAt ?? world.now();
  return {
    acctuniqueid: keyOf(session),
    acctsessionid: hash(session.id, 9).toString(16).toUpperCase().padStart(8, "0"),
    krillcpename: session.krillcpename,
    username: session.username,
    callingstationid: macOf(world, session),
    nasipaddress: `10.0.0.${1 + ((device?.head.length ?? 0) % 5)}`,
    nasportid: device ? `${device.head} ${device.frame}/${device.slot}/${device.port}` : "",
    framedipaddress: session.framedipaddress,
    framedipv6prefix: l.chance(1, 0.2)
      ? `2001:db8:${(session.cpe % 65_536).toString(16)}::/56`
      : null,
    acctstarttime: stamp(session.startedAt),
    acctupdatetime: stamp(Math.max(session.startedAt, until - (until % 300_000))),
    acctstoptime: session.stoppedAt === null ? null : stamp(session.stoppedAt),
    acctsessiontime: Math.floor((until - session.startedAt) / 1000),
    acctinputoctets: l.int(2, 1000, 900_000_000),
    acctoutputoctets: l.int(3, 10_000, 2_000_000_000),
    acctterminatecause: session.cause,
  };
}

const SORTS: Record<string, keyof Session> = {
  krillcpename: "krillcpename",
  username: "username",
  framedipaddress: "framedipaddress",
  acctstarttime: "startedAt",
  acctstoptime: "stoppedAt",
};

/** A MAC in a search must stand in double quotes, else its separators break the search (contract 3.4). */
function textTest(world: World, text: string): (session: Session) => boolean {
  const quoted = /"([^"]*)"/.exec(text)?.[1];
  const bare = (value: string) => value.toLowerCase().replaceAll(/[:.-]/g, "");
  if (quoted !== undefined) return (session) => bare(macOf(world, session)).includes(bare(quoted));
  const terms = text
    .toLowerCase()
    .split(/[\s:]+/)
    .filter(Boolean);
  return (session) => {
    const own = `${session.krillcpename} ${session.username} ${session.framedipaddress}`;
    return terms.every(
      (term) =>
        own.includes(term) || (/^[0-9a-f-]+$/.test(term) && macOf(world, session).includes(term)),
    );
  };
}

function accounting(ctx: Ctx): Response {
  const { world, query } = ctx;
  const sort = query.get("sort") ?? "-acctstarttime";
  const isOnline = /^(true|1)$/i.test(query.get("online") ?? "");
  const tests: ((session: Session) => boolean)[] = [];
  if (isOnline) tests.push((session) => session.stoppedAt === null);
  const text = query.get("search");
  if (text) tests.push(textTest(world, text));
  for (const name of ["krillcpename", "username", "framedipaddress", "pool"] as const) {
    const value = query.get(name);
    if (value !== null) tests.push((session) => session[name] === value);
  }
  const mac = query.get("callingstationid");
  if (mac !== null) tests.push((session) => macOf(world, session) === mac);
  const order = world.db.sessions.ordered(SORTS[sort.replace(/^-/, "")] ?? "id");
  const rows = order.filter((session) => tests.every((test) => test(session)));
  return page(ctx, sort.startsWith("-") ? rows.toReversed() : rows, (row) =>
    pick(show(world, row), query),
  );
}

/** Cuts a session: a GET that acts (contract 3.4). The device dials in again some seconds later. */
function disconnect({ world, params }: Ctx): Response {
  const wanted = params["key"] ?? "";
  const session = world.db.sessions.get(Number.parseInt(wanted.slice(8), 16));
  if (!session || keyOf(session) !== wanted) return notFound();
  if (session.stoppedAt !== null) return problem(409, "The session has ended.");
  const cpe = world.db.cpes.get(session.cpe);
  if (!cpe) return notFound();
  closeSessions(world, cpe, world.now(), "Admin-Reset");
  world.clock.later(5, (at) => {
    const device = world.db.devices.get(cpe.id);
    if (device && isUp(device)) dialIn(world, cpe, at);
  });
  return json({ detail: "Disconnect requested." }, 202);
}

const poolOf = ({ params }: Ctx) => POOLS.find((pool) => pool.name === params["pool"]);

function leasesOf(world: World, pool: string): Session[] {
  return world.db.sessions.where("pool", pool).filter((session) => session.stoppedAt === null);
}

function stats(world: World, pool: (typeof POOLS)[number]): Record<string, unknown> {
  const used = leasesOf(world, pool.name).length;
  return { name: pool.name, used, free: pool.total - used, total: pool.total };
}

const oratio = (path: string, methods: Route["methods"]): Route => ({
  path: `oratio/${path}`,
  area: "oratio",
  slash: "with",
  methods,
});

/** RADIUS: sessions, their disconnect, pools (contract 3.4). */
export const oratioRoutes: readonly Route[] = [
  oratio("accounting", { GET: accounting }),
  {
    ...oratio("accounting/:key/disconnect", { GET: disconnect }),
    acts: true,
    allows: (user) => user.areas.oratio === "write",
  },
  oratio("pools", { GET: (ctx) => page(ctx, POOLS, (pool) => stats(ctx.world, pool)) }),
  oratio("pools/:pool", {
    GET: (ctx) => {
      const pool = poolOf(ctx);
      if (!pool) return notFound();
      return page(ctx, leasesOf(ctx.world, pool.name), (session) => ({
        framedipaddress: session.framedipaddress,
        nasipaddress: show(ctx.world, session)["nasipaddress"],
        username: session.username,
        expiry_time: stamp(
          session.startedAt +
            (Math.floor((ctx.world.now() - session.startedAt) / 86_400_000) + 1) * 86_400_000,
        ),
        callingstationid: macOf(ctx.world, session),
        pool_name: pool.name,
      }));
    },
  }),
  oratio("pools/:pool/stats", {
    GET: (ctx) => {
      const pool = poolOf(ctx);
      return pool ? json(stats(ctx.world, pool)) : notFound();
    },
  }),
];
