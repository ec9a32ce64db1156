import { stamp } from "#mocks/clock.ts";
import { dialIn, isUp } from "#mocks/db/network.ts";
import type { Session } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";
import { json, notFound, page, pick, problem } from "#mocks/reply.ts";
import type { Ctx, Route } from "#mocks/route.ts";
import { POOLS, radiusMac, type SeedPool } from "#mocks/seed/oratio.ts";
import type { World } from "#mocks/world.ts";

/** The key of a session: 16 hex digits, the same each time. */
const keyOf = (session: Session) =>
  hash(session.cpe, session.id).toString(16).padStart(8, "0") +
  (session.id >>> 0).toString(16).padStart(8, "0");

function macOf(world: World, session: Session): string {
  const cpe = world.db.cpes.get(session.cpe);
  return session.mac ?? (cpe ? radiusMac(cpe) : "");
}

/** The IPv6 prefix of a session: one in five has one. */
const prefixOf = ({ id, cpe }: Session) =>
  luck(hash(id, 303)).chance(1, 0.2) ? `2001:db8:${(cpe % 65_536).toString(16)}::/56` : null;

/** The access server that a session came by. */
const nasOf = (world: World, { cpe }: Session) =>
  `10.0.0.${1 + ((world.db.devices.get(cpe)?.head.length ?? 0) % 5)}`;

/** A session as the API gives it (contract 3.4; the FreeRADIUS names are inferred there). */
function show(world: World, session: Session): Record<string, unknown> {
  const device = world.db.devices.get(session.cpe);
  const l = luck(hash(session.id, 303));
  const until = session.stoppedAt ?? session.heardAt ?? world.now();
  return {
    acctuniqueid: keyOf(session),
    acctsessionid: hash(session.id, 9).toString(16).toUpperCase().padStart(8, "0"),
    krillcpename: session.krillcpename,
    username: session.username,
    callingstationid: macOf(world, session),
    nasipaddress: nasOf(world, session),
    nasportid: device ? `${device.head} ${device.frame}/${device.slot}/${device.port}` : "",
    framedipaddress: session.framedipaddress,
    framedipv6prefix: prefixOf(session),
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

const bare = (value: string) => value.toLowerCase().replaceAll(/[:.-]/g, "");

/** By any datum; a MAC must stand in double quotes, else its separators break the search (contract 3.4). */
function textTest(world: World, text: string): (session: Session) => boolean {
  const quoted = /"([^"]*)"/.exec(text)?.[1];
  const own = (session: Session) =>
    `${session.krillcpename} ${session.username} ${session.framedipaddress} ${prefixOf(session) ?? ""} ${nasOf(world, session)}`.toLowerCase();
  if (quoted !== undefined) {
    const wanted = quoted.toLowerCase();
    return (session) =>
      own(session).includes(wanted) || bare(macOf(world, session)).includes(bare(wanted));
  }
  // `field:value` and `-word` mean something else to the real search.
  if (/:|^([0-9a-f]{2}-){5}[0-9a-f]{2}$/i.test(text)) return () => false;
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (session) =>
    terms.every((term) => own(session).includes(term) || macOf(world, session).includes(term));
}

/** Tests on the start, as Django words them: `acctstarttime__gte`, `__lt`. */
function timeTests(query: URLSearchParams): ((session: Session) => boolean)[] {
  const from = Date.parse(query.get("acctstarttime__gte") ?? "");
  const until = Date.parse(query.get("acctstarttime__lt") ?? "");
  return [
    (session) => Number.isNaN(from) || session.startedAt >= from,
    (session) => Number.isNaN(until) || session.startedAt < until,
  ];
}

function accounting(ctx: Ctx): Response {
  const { world, query } = ctx;
  const sort = query.get("sort") ?? "-acctstarttime";
  const isOnline = /^(true|1)$/i.test(query.get("online") ?? "");
  const tests = timeTests(query);
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
  world.db.sessions.change(session, { stoppedAt: world.now(), cause: "Admin-Reset" });
  world.clock.later(5, (at) => {
    const device = world.db.devices.get(cpe.id);
    const isOnline = world.db.sessions
      .where("krillcpename", cpe.cpename)
      .some((one) => one.stoppedAt === null);
    if (device && isUp(device) && !isOnline) dialIn(world, cpe, at);
  });
  return json({ detail: "Disconnect requested." }, 202);
}

const poolOf = ({ params }: Ctx) => POOLS.find((pool) => pool.name === params["pool"]);

/** An address of a pool and who has it: a session, or somebody unknown. */
interface PoolRow {
  address: string;
  session: Session | null;
  holder: string | null;
}

function leasesOf(world: World, pool: string): Session[] {
  return world.db.sessions.where("pool", pool).filter((session) => session.stoppedAt === null);
}

const number = (address: string) =>
  address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

const made = new Map<string, readonly string[]>();

/** All 65,536 addresses below a prefix, by number or as text; made once, since a pool may have all of them. */
function below(prefix: string, order: "number" | "text"): readonly string[] {
  const key = `${prefix} ${order}`;
  let all = made.get(key);
  if (!all) {
    all = Array.from({ length: 65_536 }, (_, n) => `${prefix}.${n >> 8}.${n & 255}`);
    if (order === "text") all = all.toSorted();
    made.set(key, all);
  }
  return all;
}

/** The addresses of a pool: those in use, and as many free ones as there are; as the server orders addresses. */
function rowsOf(world: World, { name, prefix, total, held }: SeedPool): PoolRow[] {
  const bySession = new Map(leasesOf(world, name).map((one) => [one.framedipaddress, one]));
  const { addressOrder } = world.options;
  const holderOf = (address: string) =>
    number(address) - number(`${prefix}.0.0`) < held ? `${name}-${address.split(".")[3]}` : null;
  const rowOf = (address: string): PoolRow => {
    const session = bySession.get(address) ?? null;
    return { address, session, holder: session || held === 0 ? null : holderOf(address) };
  };
  if (total === 65_536) return below(prefix, addressOrder).map(rowOf);
  const free = below(prefix, "number").filter((address) => !bySession.has(address));
  const all = [...bySession.keys(), ...free.slice(0, total - bySession.size)];
  const ordered =
    addressOrder === "text" ? all.toSorted() : all.toSorted((x, y) => number(x) - number(y));
  return ordered.map(rowOf);
}

function stats(world: World, pool: SeedPool): Record<string, unknown> {
  const inUse = new Set(leasesOf(world, pool.name).map((one) => one.framedipaddress));
  const used = inUse.size + pool.held;
  return { name: pool.name, used, free: pool.total - used, total: pool.total };
}

const DAY = 86_400_000;

function showRow(world: World, pool: SeedPool, { address, session, holder }: PoolRow) {
  const now = world.now();
  const until = session
    ? session.startedAt + (Math.floor((now - session.startedAt) / DAY) + 1) * DAY
    : holder === null
      ? null
      : now + DAY / 2;
  return {
    framedipaddress: address,
    nasipaddress: session ? show(world, session)["nasipaddress"] : "",
    username: session?.username ?? holder ?? "",
    expiry_time: until === null ? null : stamp(until),
    callingstationid: session ? macOf(world, session) : "",
    pool_name: pool.name,
  };
}

/** The addresses of a pool: searched, filtered and sorted; a server that keeps addresses as text sorts them so. */
function poolAddresses(ctx: Ctx, pool: SeedPool): Response {
  const { world, query } = ctx;
  const text = (query.get("search") ?? "").toLowerCase();
  const userOf = (row: PoolRow) => row.session?.username ?? row.holder ?? "";
  const [address, username] = [query.get("framedipaddress"), query.get("username")];
  const rows = rowsOf(world, pool).filter(
    (row) =>
      (address === null || row.address === address) &&
      (username === null || userOf(row) === username) &&
      `${row.address} ${userOf(row).toLowerCase()}`.includes(text),
  );
  const sort = query.get("sort") ?? "framedipaddress";
  if (sort.endsWith("username"))
    rows.sort((a, b) => (userOf(a) < userOf(b) ? -1 : Number(userOf(a) > userOf(b))));
  return page(ctx, sort.startsWith("-") ? rows.toReversed() : rows, (row) =>
    showRow(world, pool, row),
  );
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
      return pool ? poolAddresses(ctx, pool) : notFound();
    },
  }),
  oratio("pools/:pool/stats", {
    GET: (ctx) => {
      const pool = poolOf(ctx);
      return pool ? json(stats(ctx.world, pool)) : notFound();
    },
  }),
];
