import { isUp, shift } from "#mocks/db/network.ts";
import { managementAddress, registrationWords, tagsOf, trafficOf } from "#mocks/db/readings.ts";
import type { Device } from "#mocks/db/rows.ts";
import { wait } from "#mocks/faults.ts";
import { hash, luck } from "#mocks/random.ts";
import { invalid, json, notFound, page } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { domainOf, type Channel, type Cmts } from "#mocks/seed/docsis.ts";
import type { World } from "#mocks/world.ts";
import { cableLevels } from "./cpe-info.ts";
import { readMac } from "./isp-fields.ts";

const find = ({ world, params }: Ctx): Cmts | undefined =>
  world.db.cmtss.find((cmts) => idOf(world, cmts) === params["cmts"]);

const idOf = ({ options, db }: World, cmts: Cmts): string =>
  options.cmtsIds === "name" ? cmts.name : String(db.cmtss.indexOf(cmts) + 3);

const modemsOf = (world: World, cmts: Cmts) => world.db.devices.where("head", cmts.name);

/** A question to the CMTS itself: it takes its time. */
const of =
  (answer: (ctx: Ctx, cmts: Cmts) => Response): Handler =>
  async (ctx) => {
    const cmts = find(ctx);
    if (!cmts) return notFound();
    await wait(ctx.world.options.plantMs, ctx.request.signal);
    ctx.world.clock.settle();
    return answer(ctx, cmts);
  };

function showCmts(world: World, cmts: Cmts): Record<string, unknown> {
  const modems = modemsOf(world, cmts);
  return {
    id: idOf(world, cmts),
    name: cmts.name,
    vendor: cmts.vendor,
    model: cmts.model,
    uptime: Math.floor((world.now() - cmts.startedAt) / 1000),
    cms: modems.length,
    online: modems.filter(isUp).length,
  };
}

function showDomain(cmts: Cmts, index: number): Record<string, unknown> {
  const channel = (one: Channel, isPrimary: boolean) => ({
    chanid: one.id,
    primary: isPrimary,
    ifindex: one.ifindex,
    name: one.name,
    freq: one.freq,
  });
  return {
    ...cmts.domains[index],
    channels: [
      ...cmts.downstreams.filter((one) => one.domain === index).map((one) => channel(one, true)),
      ...cmts.upstreams.filter((one) => one.domain === index).map((one) => channel(one, false)),
    ],
  };
}

function showNode(world: World, cmts: Cmts, node: Cmts["nodes"][number]): Record<string, unknown> {
  const { domain } = node;
  const ids = (channels: readonly Channel[]) =>
    channels.filter((one) => one.domain === domain).map(({ id }) => id);
  const modems = modemsOf(world, cmts).filter((one) => domainOf(cmts, one) === domain);
  return {
    name: node.name,
    map: domain === null ? [] : [[cmts.domains[domain]?.ifindex, domain + 1, 8, 8]],
    downstream: { chanids: domain === null ? [] : [256], channels: ids(cmts.downstreams) },
    upstream: { chanids: domain === null ? [] : [256], channels: ids(cmts.upstreams) },
    cms: modems.length,
    online: modems.filter(isUp).length,
  };
}

function showChannel({ domain: _domain, ...channel }: Channel): Record<string, unknown> {
  return channel;
}

/** A cable modem, with its levels over all and by channel (contract 3.6). */
function showModem(world: World, cmts: Cmts, device: Device): Record<string, unknown> {
  const cpe = world.db.cpes.get(device.id);
  const domain = domainOf(cmts, device);
  const up = isUp(device);
  const l = luck(hash(device.id, 66));
  const levels = cpe && up ? cableLevels(cpe) : null;
  const { dnbw, upbw } = trafficOf(device, world.now());
  const own = (channels: readonly Channel[]) => channels.filter((one) => one.domain === domain);
  const tremble = (salt: number) => l.real(salt, -0.6, 0.6);
  return {
    cmts: cmts.name,
    id: device.onu,
    state: up ? "online" : "offline",
    fiber_node: cmts.nodes.find((node) => node.domain === domain)?.name ?? null,
    mac_domain: cmts.domains[domain]?.name,
    mac: cpe?.mac?.match(/../g)?.join(":") ?? "",
    ip: managementAddress(device),
    config_file: "300m.cm",
    uptime: up ? Math.floor((world.now() - device.bootedAt) / 1000) : 0,
    dnbw,
    upbw,
    states: registrationWords(device),
    tags: tagsOf(world.db, device),
    vendor: "Hitron",
    model: cpe?.model ?? "",
    dncorr: up ? l.real(1, 0, 0.2) : null,
    dnko: up ? 0 : null,
    upcorr: up ? l.real(2, 0, 0.2) : null,
    upko: up ? 0 : null,
    dnrx: levels?.dnrx ?? null,
    dnsnr: levels?.dnsnr ?? null,
    uptx: levels?.uptx ?? null,
    upsnr: levels?.upsnr ?? null,
    downstreams: levels
      ? own(cmts.downstreams).map((one, n) => ({
          ifindex: one.ifindex,
          id: one.id,
          freq: one.freq,
          rx: Number((levels.dnrx + tremble(10 + n)).toFixed(1)),
          snr: Number((levels.dnsnr + tremble(20 + n)).toFixed(1)),
        }))
      : [],
    upstreams: levels
      ? own(cmts.upstreams).map((one, n) => ({
          ifindex: one.ifindex,
          id: one.id,
          freq: one.freq,
          tx: Number((levels.uptx + tremble(30 + n)).toFixed(1)),
          snr: one.snr,
        }))
      : [],
  };
}

/** The API's frequencies of an upstream, Hz. */
const [LOWEST, HIGHEST] = [5_000_000, 85_000_000];

/** Changes an upstream's frequency: every modem on it is away for a while (contract 3.6). */
function tune(ctx: Ctx, cmts: Cmts): Response {
  const { world } = ctx;
  const channel = cmts.upstreams.find(({ ifindex }) => String(ifindex) === ctx.params["ifindex"]);
  if (!channel) return notFound();
  const freq = Number(ctx.body["freq"]);
  if (!Number.isInteger(freq) || freq < LOWEST || freq > HIGHEST)
    return invalid({ freq: [`Must be between ${LOWEST} and ${HIGHEST} Hz.`] });
  channel.freq = freq;
  for (const device of modemsOf(world, cmts).filter(isUp)) {
    const cpe = world.db.cpes.get(device.id);
    if (!cpe || domainOf(cmts, device) !== channel.domain) continue;
    shift(world, cpe, device, world.now(), { busy: "reboot" });
    world.clock.later(20, (at) => shift(world, cpe, device, at, { busy: null, bootedAt: at }));
  }
  return json(showChannel(channel));
}

const route = (path: string, methods: Route["methods"]): Route => ({
  path: `docsis/${path}`,
  area: "docsis",
  slash: "with",
  methods,
});
const list = (path: string, rows: (cmts: Cmts, world: World) => readonly unknown[]): Route =>
  route(`cmtss/:cmts/${path}`, {
    GET: of((ctx, cmts) => json(rows(cmts, ctx.world))),
  });

function allModems(ctx: Ctx): Response {
  const wanted = ctx.query.get("cmts");
  const rows = ctx.world.db.cmtss
    .filter((cmts) => wanted === null || cmts.name === wanted)
    .flatMap((cmts) => modemsOf(ctx.world, cmts).map((device) => ({ cmts, device })));
  return page(ctx, rows, ({ cmts, device }) => showModem(ctx.world, cmts, device));
}

/** CMTSs, their channels, fiber nodes and cable modems (contract 3.6: all inferred). */
export const docsisRoutes: readonly Route[] = [
  route("cmtss", {
    GET: (ctx) => page(ctx, ctx.world.db.cmtss, (cmts) => showCmts(ctx.world, cmts)),
  }),
  route("cmtss/:cmts", { GET: of((ctx, cmts) => json(showCmts(ctx.world, cmts))) }),
  list("mac-domains", (cmts) => cmts.domains.map((_, index) => showDomain(cmts, index))),
  list("fiber-nodes", (cmts, world) => cmts.nodes.map((node) => showNode(world, cmts, node))),
  list("upstreams", (cmts) => cmts.upstreams.map(showChannel)),
  list("downstreams", (cmts) => cmts.downstreams.map(showChannel)),
  route("cmtss/:cmts/upstreams/:ifindex", {
    GET: of((ctx, cmts) => {
      const one = cmts.upstreams.find(({ ifindex }) => String(ifindex) === ctx.params["ifindex"]);
      return one ? json(showChannel(one)) : notFound();
    }),
    PATCH: of(tune),
  }),
  route("cms", { GET: allModems }),
  route("cms/:mac", {
    GET: async (ctx) => {
      const { db, options } = ctx.world;
      const mac = readMac(ctx.params["mac"] ?? "");
      const cpe = mac === null ? undefined : db.cpes.where("mac", mac)[0];
      const device = cpe && db.devices.get(cpe.id);
      const cmts = db.cmtss.find(({ name }) => name === device?.head);
      if (!device || !cmts) return notFound();
      await wait(options.plantMs, ctx.request.signal);
      return json(showModem(ctx.world, cmts, device));
    },
  }),
];
