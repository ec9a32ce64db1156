import { stamp } from "#mocks/clock.ts";
import { isUp } from "#mocks/db/network.ts";
import { clientsOf, radiosOf, ssidsOf, tasksOf, testsOf, wansOf } from "#mocks/db/tr069.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Device } from "#mocks/db/rows.ts";
import { invalid, json, notFound } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { mayAct, type User } from "#mocks/users.ts";
import type { World } from "#mocks/world.ts";

/** What TR-069 tells of a device, as its own link gives it (contract 3.1 `cwmp_info`: guessed). */
export function deviceInfo(
  world: World,
  cpe: Cpe,
  device: Device,
  user: User,
): Record<string, unknown> {
  const names = mayAct(user, "diagnostic") ? testsOf(cpe) : [];
  const base = `/api/v2/isp/cpes/${cpe.id}/cwmp_diagnostic`;
  return {
    manufacturer: "Huawei",
    model: cpe.model,
    serial: cpe.sn,
    software_version: "V5R019C00S100",
    hardware_version: "10C7.A",
    last_inform: stamp(device.informedAt),
    uptime: Math.floor((world.now() - device.bootedAt) / 1000),
    wans: wansOf(cpe, device),
    lan: { ip: "192.168.1.1", mask: "255.255.255.0", dhcp: true },
    ports: [1, 2, 3, 4].map((n) => ({
      name: `LAN${n}`,
      status: clientsOf(cpe, device).some((one) => one["interface"] === `LAN${n}`)
        ? "Up"
        : "NoLink",
      speed: 1000,
    })),
    wifi: { radios: radiosOf(world, cpe), ssids: ssidsOf(world, cpe) },
    hosts: clientsOf(cpe, device),
    _links: {
      actions: Object.fromEntries(names.map((name) => [name, `${base}?test=${name}`])),
    },
  };
}

const of =
  (answer: (ctx: Ctx, cpe: Cpe, device: Device) => Response): Handler =>
  (ctx) => {
    const { db } = ctx.world;
    ctx.world.clock.settle();
    const cpe = db.cpes.get(Number(ctx.params["id"]));
    const device = cpe && db.devices.get(cpe.id);
    return cpe?.tr069 && device ? answer(ctx, cpe, device) : notFound();
  };

/** A radio or a network, which can be changed while the device is up. */
function part(
  kind: "radio" | "ssid",
  rows: (world: World, cpe: Cpe) => Record<string, unknown>[],
): Route["methods"] {
  const find = ({ world, params }: Ctx, cpe: Cpe) =>
    rows(world, cpe).find(({ id }) => String(id) === params["part"]);
  return {
    GET: of((ctx, cpe) => {
      const row = find(ctx, cpe);
      return row ? json(row) : notFound();
    }),
    PATCH: of((ctx, cpe, device) => {
      const row = find(ctx, cpe);
      if (!row) return notFound();
      if (!isUp(device)) return json({ detail: "CPE is DOWN." }, 409);
      const changes: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(ctx.body)) {
        if (!(name in row) || name === "id") continue;
        if (typeof value !== typeof row[name]) return invalid({ [name]: ["Not a valid value."] });
        changes[name] = value;
      }
      const { wifi } = ctx.world.db;
      const own = wifi.get(cpe.id) ?? new Map<string, Record<string, unknown>>();
      const key = `${kind} ${String(row["id"])}`;
      own.set(key, { ...own.get(key), ...changes });
      wifi.set(cpe.id, own);
      return json({ ...row, ...changes });
    }),
  };
}

const acs = (path: string, methods: Route["methods"]): Route => ({
  path: `acs/devices/:id/${path}`.replace(/\/$/u, ""),
  area: "acs",
  slash: "with",
  methods,
});

/** The TR-069 server: devices by their CPE's id, what waits for them, their Wi-Fi (contract 3.11: all shapes guessed). */
export const acsRoutes: readonly Route[] = [
  acs("", {
    GET: of(({ world, user }, cpe, device) => json(deviceInfo(world, cpe, device, user))),
  }),
  acs("tasks", { GET: of((_ctx, cpe, device) => json(tasksOf(cpe, device))) }),
  acs("wifi/radios", { GET: of(({ world }, cpe) => json(radiosOf(world, cpe))) }),
  acs("wifi/radios/:part", part("radio", radiosOf)),
  acs("wifi/ssids", { GET: of(({ world }, cpe) => json(ssidsOf(world, cpe))) }),
  acs("wifi/ssids/:part", part("ssid", ssidsOf)),
];
