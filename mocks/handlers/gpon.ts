import { fsp, isUp, operate, position } from "#mocks/db/network.ts";
import { lastDown, lightOf, managementAddress, trafficOf } from "#mocks/db/readings.ts";
import type { Device, LooseOnu, Olt } from "#mocks/db/rows.ts";
import { wait } from "#mocks/faults.ts";
import { hash, luck } from "#mocks/random.ts";
import { htmlError, json, notFound, page, problem } from "#mocks/reply.ts";
import type { Ctx, Route } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";

const oltOf = ({ world, params }: Ctx): Olt | undefined =>
  world.db.olts.find((olt) => olt.name === params["olt"]);

/** The devices of an OLT; of one PON where the address names it, with or without leading zeros (contract 3.5). */
function devicesAt(ctx: Ctx): Device[] {
  const { frame, slot, port } = ctx.params;
  const fits = (wanted: string | undefined, value: number) =>
    wanted === undefined || Number(wanted) === value;
  const rows = ctx.world.db.devices.where("head", ctx.params["olt"] ?? "");
  return rows.filter(
    (one) => fits(frame, one.frame) && fits(slot, one.slot) && fits(port, one.port),
  );
}

/** ONUs that the OLT carries: those that are provisioned. */
const registered = (ctx: Ctx) =>
  devicesAt(ctx)
    .filter((one) => one.isProvisioned)
    .toSorted((a, b) => a.onu - b.onu);

/** One ONU in the words of the CLI's status view: id, desc, type, sn, status, ip, and why it was last lost (contract 3.5). */
function statusRow(world: World, device: Device): Record<string, unknown> {
  const cpe = world.db.cpes.get(device.id);
  const up = isUp(device);
  const cause =
    device.link === "losi" || device.link === "lofi" || device.link === "dyinggasp"
      ? device.link
      : "noerror";
  return {
    fsp: fsp(device),
    id: device.onu,
    // Some were named by hand at the OLT, before Krill (contract 3.5: CPE name, free text or empty).
    desc: device.id % 29 === 3 ? "" : (cpe?.cpename ?? ""),
    type: up ? (world.db.models.where("name", cpe?.model ?? "")[0]?.type_name ?? "") : "",
    sn: cpe?.sn ?? "",
    status: up ? "online" : "offline",
    ip: managementAddress(device),
    cause: up ? null : cause,
    last_down_time: lastDown(device),
  };
}

/** An ONU that nobody has in the CRM, in the same words; of its light only that it is there. */
function looseRow(onu: LooseOnu): Record<string, unknown> {
  return {
    fsp: `${onu.frame}/${onu.slot}/${onu.port}`,
    id: onu.onu,
    desc: onu.desc,
    type: onu.type,
    sn: onu.sn,
    status: "online",
    ip: "0.0.0.0",
    cause: null,
    last_down_time: null,
    dnRx: -21.4,
    upRx: -23.2,
  };
}

function looseOnus({ world, params }: Ctx): LooseOnu[] {
  const fits = (wanted: string | undefined, value: number) => Number(wanted) === value;
  return world.db.loose.filter(
    ({ olt, frame, slot, port }) =>
      olt === params["olt"] &&
      fits(params["frame"], frame) &&
      fits(params["slot"], slot) &&
      fits(params["port"], port),
  );
}

/** A realtime question to an OLT: it takes its time, one OLT more of it, and one never answers. */
function onus(show: (world: World, device: Device) => Record<string, unknown>) {
  return async (ctx: Ctx): Promise<Response> => {
    const olt = oltOf(ctx);
    if (!olt) return notFound();
    const { plantMs, plantLateMs, plantSilentMs } = ctx.world.options;
    const ms = { late: plantLateMs, never: plantSilentMs, soon: plantMs }[olt.answers ?? "soon"];
    await wait(ms, ctx.request.signal);
    if (olt.answers === "never") return htmlError(504);
    ctx.world.clock.settle();
    const rows = [
      ...registered(ctx).map((device) => show(ctx.world, device)),
      ...looseOnus(ctx).map(looseRow),
    ];
    // The OLT answers for a whole PON at once: without `limit` nothing is cut off.
    if (!ctx.query.has("limit"))
      return json({ count: rows.length, next: null, previous: null, results: rows });
    return page(ctx, rows, (row) => row);
  };
}

function txrxRow(world: World, device: Device): Record<string, unknown> {
  const light = lightOf(device, world.now());
  const value = (name: "dnrx" | "uptx" | "uprx" | "dnatt" | "upatt" | "pondesv") =>
    light ? Number(light[name].toFixed(2)) : -1;
  return {
    ...statusRow(world, device),
    dnTx: 4.5,
    dnRx: value("dnrx"),
    dnAtt: value("dnatt"),
    upTx: value("uptx"),
    upRx: value("uprx"),
    upAtt: value("upatt"),
    tvRx: -1,
    pondsv: light ? value("pondesv") : 0,
    // What it measured when it last ranged the ONU.
    distance: device.distance,
  };
}

/** Counts by PON of an OLT. */
function pons(ctx: Ctx): Record<string, unknown>[] {
  const groups = new Map<string, Device[]>();
  for (const device of devicesAt(ctx))
    groups.set(fsp(device), [...(groups.get(fsp(device)) ?? []), device]);
  return [...groups].map(([name, list]) => {
    const [frame = 0, slot = 0, port = 0] = name.split("/").map(Number);
    const online = list.filter(isUp).length;
    return {
      fsp: name,
      frame,
      slot,
      port,
      onus: list.length,
      online,
      offline: list.length - online,
      losi: list.filter((one) => one.link === "losi").length,
      dyinggasp: list.filter((one) => one.link === "dyinggasp").length,
    };
  });
}

function showOlt(world: World, olt: Olt): Record<string, unknown> {
  const devices = world.db.devices.where("head", olt.name);
  const online = devices.filter(isUp).length;
  return {
    id: olt.name,
    name: olt.name,
    vendor: olt.vendor,
    model: olt.model,
    location: olt.location,
    cpu: luck(hash(olt.name.length, 12)).int(1, 8, 43),
    onus: devices.length,
    online,
    offline: devices.length - online,
    unconfigured: world.db.unconfigured.where("olt", olt.name).length,
  };
}

/** Provisions a pending ONU (contract 3.5). The CPE is the one with its serial; without one there is nothing to provision it for. */
function enable(ctx: Ctx): Response {
  const { db } = ctx.world;
  const wanted = ctx.params["id"] ?? "";
  const row = db.unconfigured
    .ordered()
    .find((one) => String(one.id) === wanted || one.sn === wanted.toLowerCase());
  if (!row) return notFound();
  const cpe = db.cpes.where("sn", row.sn)[0];
  if (!cpe) return problem(400, "No CPE has this serial number.");
  if (cpe.disable_provision) return problem(409, "Provisioning is disabled for this CPE.");
  const [frame = 0, slot = 0, port = 0] = row.fsp.split("/").map(Number);
  const device = db.devices.get(cpe.id);
  if (device) db.devices.change(device, { head: row.olt, frame, slot, port, link: "online" });
  operate(ctx.world, cpe, "reprovision");
  return json({ detail: "Provisioning requested." }, 202);
}

const gpon = (path: string, methods: Route["methods"]): Route => ({
  path: `gpon/${path}`,
  area: "gpon",
  slash: "with",
  methods,
});
const PON = "olts/:olt/frames/:frame/slots/:slot/ports/:port";

/** ONUs on the fibre that nobody has provisioned, of one OLT where it is named. */
export function listUnconfigured(ctx: Ctx): Response {
  const olt = ctx.query.get("olt");
  const rows = ctx.world.db.unconfigured.ordered().filter((row) => olt === null || row.olt === olt);
  return page(ctx, rows, (row) => row);
}

/** OLTs, PONs, their ONUs as they are now, and those that nobody has provisioned (contract 3.5). */
export const gponRoutes: readonly Route[] = [
  gpon("olts", { GET: (ctx) => page(ctx, ctx.world.db.olts, (olt) => showOlt(ctx.world, olt)) }),
  gpon("olts/:olt", {
    GET: (ctx) => {
      const olt = oltOf(ctx);
      return olt ? json({ ...showOlt(ctx.world, olt), ports: pons(ctx) }) : notFound();
    },
  }),
  gpon(`${PON}/onus/status`, { GET: onus(statusRow) }),
  gpon(`${PON}/onus`, { GET: onus(statusRow) }),
  gpon(`${PON}/onus/txrx`, { GET: onus(txrxRow) }),
  gpon(`${PON}/onus/bandwidth`, {
    GET: onus((world, device) => ({
      ...statusRow(world, device),
      ...trafficOf(device, world.now()),
      position: position(device),
    })),
  }),
  {
    path: "gpon/unconfigured",
    area: "unconfigured",
    slash: "with",
    methods: {
      GET: listUnconfigured,
    },
  },
  {
    path: "gpon/unconfigured/:id/enable",
    area: "unconfigured",
    slash: "with",
    methods: { POST: enable },
  },
];
