import { eventsOf } from "#mocks/db/history.ts";
import { isUp } from "#mocks/db/network.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import { htmlError, json, notFound, page, problem } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { deviceInfo } from "./acs.ts";
import { boardOf } from "./board.ts";
import { info } from "./cpe-info.ts";
import { findCpe } from "./isp-search.ts";
import { showProfile } from "./isp-rows.ts";
import { showItem } from "./monitoring-rows.ts";

const of =
  (answer: (ctx: Ctx, cpe: Cpe) => Response): Handler =>
  (ctx) => {
    const cpe = findCpe(ctx);
    return cpe ? answer(ctx, cpe) : notFound();
  };

/** What TR-069 tells of a device: WANs, LAN and clients. It fails on a device that is down (contract 3.1). */
const cwmpInfo = of(({ world, user }, cpe) => {
  const device = world.db.devices.get(cpe.id);
  if (!cpe.tr069 || !device) return problem(400, "The CPE has no TR-069.");
  if (!isUp(device)) return cpe.id % 2 === 0 ? htmlError(504) : problem(400, "CPE is DOWN.");
  return json(deviceInfo(world, cpe, device, user));
});

/** Who changed what on this CPE through the API, newest first (contract 3.1, `logs`; rows as 3.13). */
const logs = of((ctx, cpe) => {
  const mine = new RegExp(`/cpes/${cpe.id}(/|$)`);
  const rows = ctx.world.db.requests
    .ordered()
    .filter((row) => !["GET", "HEAD", "OPTIONS"].includes(row.method) && mine.test(row.path));
  return page(ctx, rows.toReversed(), (row) => row);
});

const livestatus = of(({ world, user }, cpe) => {
  const status = boardOf(world).of(cpe);
  if (!status) return notFound();
  const row = showItem(world, { kind: "cpe", status, service: -1 }, user, true);
  const joined = row["joins"] as { services?: unknown[] };
  return json({ host: row["attrs"], services: joined.services ?? [] });
});

const ANSWERS: Readonly<Record<string, Handler>> = {
  customer: of(({ world }, cpe) => json(world.db.customers.get(cpe.customer) ?? null)),
  profile: of(({ world }, cpe) => {
    const profile = cpe.profile === null ? undefined : world.db.profiles.get(cpe.profile);
    return profile ? json(showProfile(world.db, profile)) : notFound();
  }),
  model: of(({ world }, cpe) => json(world.db.models.where("name", cpe.model)[0] ?? null)),
  potses: of(({ world }, cpe) => json(world.db.potses.where("cpe", cpe.id))),
  events: of((ctx, cpe) => {
    const type = ctx.query.get("type");
    const rows = eventsOf(ctx.world.db, cpe).filter((row) => type === null || row.type === type);
    return page(ctx, rows, (row) => row);
  }),
  logs,
  livestatus,
  links: of((_ctx, cpe) =>
    json([
      { name: "Web", url: `https://proxy.krill.internal.example/cpe/${cpe.id}/` },
      { name: "Web (LAN)", url: "http://192.168.1.1/" },
    ]),
  ),
  info,
  cwmp_info: cwmpInfo,
};

/** What belongs to a CPE (`_links.links`, contract 3.1), in both families of addresses. */
export const cpeLinkRoutes: readonly Route[] = ["isp/cpes", "cpes"].flatMap((base) =>
  Object.entries(ANSWERS).map(([name, handler]): Route => ({
    path: `${base}/:id/${name}`,
    area: "isp",
    methods: { GET: handler },
  })),
);
