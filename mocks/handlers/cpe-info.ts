import { HttpResponse } from "msw";
import { fsp, isUp, position } from "#mocks/db/network.ts";
import {
  addressesOf,
  judge,
  lastDown,
  lightOf,
  managementAddress,
  outputOf,
  registrationWords,
  rulesOf,
  tagsOf,
  trafficOf,
} from "#mocks/db/readings.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Device } from "#mocks/db/rows.ts";
import { wait } from "#mocks/faults.ts";
import { hash, luck } from "#mocks/random.ts";
import { htmlError, json, notFound } from "#mocks/reply.ts";
import type { Ctx } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";
import { findCpe } from "./isp-search.ts";

const ALARMS: Record<string, { level: string; type: string; name: string }> = {
  losi: {
    level: "warning",
    type: "servicequality",
    name: "The distribute fiber is broken or the OLT cannot receive expected optical signals from the ONT(LOSi/LOBi)",
  },
  lofi: {
    level: "warning",
    type: "servicequality",
    name: "The loss of frame of ONT occurs (LOFi)",
  },
  dyinggasp: {
    level: "warning",
    type: "environment",
    name: "The dying-gasp of GPON ONT is generated (DGi)",
  },
};

function alarmsOf(device: Device): unknown[] {
  const active = isUp(device) ? null : ALARMS[device.link];
  const list = active
    ? [{ admin_status: "init", extra: "effect=serviceaffect curr=0 prev=0", ...active }]
    : [];
  if (!isUp(device) || !device.alarm) return list;
  const own = {
    level: "warning",
    type: "processerror",
    admin_status: "init",
    name: device.alarm,
    extra: "effect=serviceaffect curr=0 prev=1",
  };
  return [...list, own];
}

/** The optical service: its limits are there when its values are not, with the sentinels of contract 2.8. */
function txrx(cpe: Cpe, device: Device, at: number): Record<string, unknown> {
  const light = lightOf(device, at);
  const perfdatas = rulesOf(cpe.realm).map(({ metric, min, max, uom, limits }) => ({
    items: [],
    max,
    metric,
    min,
    thresholds: limits,
    uom,
    value: light ? light[metric] : metric === "upatt" ? -1 : null,
  }));
  if (!light) return { output: "", perfdatas, state_id: 0 };
  const { state, breach } = judge(cpe.realm, light);
  const text = (["dnrx", "uptx", "uprx", "dnatt", "upatt", "pondesv"] as const)
    .map((name) => `${name}=${light[name].toFixed(2)}`)
    .join(" ");
  return { output: breach || text, perfdatas, state_id: state };
}

function gponTech(cpe: Cpe, device: Device, typeName: string): Record<string, unknown> {
  const port = (index: number, user: number, service: number, table: string, native: number) => ({
    id: cpe.id * 8 + index,
    inbound_traffic_table_name: table,
    native_vlan: native,
    outbound_traffic_table_name: table,
    service_vlan: service,
    user_vlan: user,
  });
  const ports = [port(0, 1023, 833, "management", 0)];
  if (cpe.access) ports.push(port(1, 1021, 831, "100M", 1));
  if (cpe.voip_profile) ports.push(port(2, 1024, 934, "VOIP", 0));
  return {
    line_profile: `${cpe.line_profile ?? "residential"}_krill`,
    service_ports: device.isProvisioned ? ports : [],
    service_profile: cpe.avatar,
    // An OLT that cannot reach the ONT does not know what it is (captured).
    type_name: isUp(device) ? typeName : "",
  };
}

/** The levels of a cable modem while it is up. */
export function cableLevels(cpe: Cpe): {
  dnrx: number;
  dnsnr: number;
  uptx: number;
  upsnr: number;
} {
  const l = luck(hash(cpe.id, 55));
  return {
    dnrx: l.real(1, -4, 6),
    dnsnr: l.real(2, 34, 39),
    uptx: l.real(3, 38, 46),
    upsnr: l.real(4, 29, 35),
  };
}

/** Metrics of the technologies without light; their info is not documented, so this is a likely one (contract 3.2, [I]). */
function cableServices(cpe: Cpe, device: Device): Record<string, unknown> {
  const l = luck(hash(cpe.id, 55));
  const cable = isUp(device) ? cableLevels(cpe) : null;
  const value = (salt: number, from: number, to: number) =>
    isUp(device) ? l.real(salt, from, to) : null;
  const perf = (metric: string, uom: string, reading: number | null, thresholds: number[]) => ({
    metric,
    value: reading,
    uom,
    min: -110,
    max: 60,
    thresholds,
    items: [],
  });
  // Shares of the packets since the last check (contract 3.2, qos).
  const qos = {
    state_id: 0,
    output: "",
    perfdatas: [
      perf("dncorr", "", value(5, 0, 0.4), [2, 5]),
      perf("dnko", "", value(6, 0, 0.05), [0.5, 1]),
      perf("upcorr", "", value(7, 0, 0.9), [2, 5]),
      perf("upko", "", value(8, 0, 0.05), [0.5, 1]),
    ],
  };
  if (cpe.tech === "docsis") {
    return {
      qos,
      downstream: {
        state_id: 0,
        output: "",
        perfdatas: [
          perf("dnrx", "dBmV", cable?.dnrx ?? null, [-10, -8, 8, 10]),
          perf("dnsnr", "dB", cable?.dnsnr ?? null, []),
        ],
      },
      upstream: {
        state_id: 0,
        output: "",
        perfdatas: [
          perf("uptx", "dBmV", cable?.uptx ?? null, [30, 33, 49, 51]),
          perf("upsnr", "dB", cable?.upsnr ?? null, []),
        ],
      },
    };
  }
  if (cpe.tech !== "wimax") return {};
  return {
    radio: {
      state_id: 0,
      output: "",
      perfdatas: [
        perf("dnrx", "dBm", value(1, -72, -58), [-82, -78, -35, -30]),
        perf("dnsnr", "dB", value(2, 18, 28), []),
      ],
    },
  };
}

/** What other technologies may tell of themselves (contract 3.2: it exists, its shape is unknown). */
function otherTech(cpe: Cpe, device: Device): Record<string, unknown> {
  const ip = managementAddress(device);
  if (cpe.tech !== "wimax") return { cmts: device.head, ip };
  const l = luck(hash(cpe.id, 56));
  const signal = { rssi: l.int(1, -74, -58), cinr: l.int(2, 17, 29), rate: "64QAM 3/4" };
  return { ap: device.head, reg_id: device.onu, freq: 3_550_000, ip, ...(isUp(device) && signal) };
}

/** The live reading of a CPE (contract 3.2, CPE info). */
export function infoOf(world: World, cpe: Cpe, device: Device): Record<string, unknown> {
  const at = world.now();
  const up = isUp(device);
  const isGpon = cpe.tech === "gpon" && !cpe.is_bitstream;
  const typeName = world.db.models.where("name", cpe.model)[0]?.type_name ?? "";
  const services: Record<string, unknown> = isGpon
    ? { txrx: txrx(cpe, device, at) }
    : cableServices(cpe, device);
  if (isGpon && !device.isProvisioned) {
    services["provision"] = {
      state_id: 2,
      output: `${device.head} ${fsp(device)}: ONU ${cpe.sn ?? ""} not provisioned`,
      perfdatas: [],
    };
  }
  const base = {
    alarms: isGpon ? alarmsOf(device) : [],
    ...trafficOf(device, at),
    ips: addressesOf(cpe, device),
    output: outputOf(cpe, device),
    registration: {
      host: device.head,
      id: isGpon && device.isProvisioned ? position(device) : "",
      last_down_time: lastDown(device),
      related_services: isGpon
        ? [
            `onug-olt${device.frame}/${String(device.slot).padStart(2, "0")}/${String(device.port).padStart(2, "0")}`,
          ]
        : [],
      states: registrationWords(device),
      tags: tagsOf(world.db, device),
    },
    services,
    state: up ? "up" : "down",
    state_id: up ? 0 : 1,
    tech: isGpon ? gponTech(cpe, device, typeName) : otherTech(cpe, device),
    uptime: up ? Math.max(1, Math.floor((at - device.bootedAt) / 1000)) : 0,
  };
  // Older servers leave the distance out (contract 3.2); every eleventh device hangs on one.
  return cpe.id % 11 === 5 ? base : { ...base, distance: up ? device.distance : -1 };
}

/** Answers a live reading: it takes its time, and some devices fail at it. */
export async function info(ctx: Ctx): Promise<Response> {
  const { world, request } = ctx;
  const cpe = findCpe(ctx);
  if (!cpe) return notFound();
  const quirk = world.db.quirks.get(cpe.id)?.info;
  await wait(quirk === "hang" ? world.options.infoHangMs : world.options.infoMs, request.signal);
  if (quirk === "html-500") return htmlError(500);
  if (quirk === "not-json")
    return new HttpResponse("OK: 1 ONT read\n-- end --", {
      headers: { "Content-Type": "application/json" },
    });
  world.clock.settle();
  const device = world.db.devices.get(cpe.id);
  return device ? json(infoOf(world, cpe, device)) : notFound();
}
