import { stamp } from "#mocks/clock.ts";
import { luck } from "#mocks/random.ts";
import { domainOf } from "#mocks/seed/docsis.ts";
import { leasedAddress } from "#mocks/seed/oratio.ts";
import { OLT_TX } from "#mocks/seed/plant.ts";
import { fsp, isUp, position } from "./network.ts";
import type { Cpe } from "./crm-rows.ts";
import type { Db } from "./db.ts";
import type { Device } from "./rows.ts";

/** Limits of one metric: four are [critical low, warning low, warning high, critical high], two are [warning, critical] (contract 3.2). */
export type Limits = readonly number[];

interface MetricRule {
  metric: "dnrx" | "uptx" | "uprx" | "upatt";
  min: number;
  max: number;
  uom: string;
  limits: Limits;
}

const rules = (dnrx: Limits, uprx: Limits, upatt: Limits): readonly MetricRule[] => [
  { metric: "dnrx", min: -49, max: 5, uom: "dBm", limits: dnrx },
  { metric: "uptx", min: -10, max: 15, uom: "dBm", limits: [] },
  { metric: "uprx", min: -49, max: 5, uom: "dBm", limits: uprx },
  { metric: "upatt", min: 1, max: 60, uom: "dB", limits: upatt },
];

const USUAL = rules([-29, -27, -11, -8], [-32, -30, -12, -9], [26, 46]);
/** Another ISP's limits: they differ, so nobody may know them by heart (contract 3.2). */
const OTHER = rules([-30, -28, -9, -7], [-33, -31, -10, -8], [30, 50]);

/** The optical rules of a realm. */
export function rulesOf(realm: string): readonly MetricRule[] {
  return realm === "phi" ? OTHER : USUAL;
}

/** The light of a device at a moment: it breathes a little; the same moment gives the same values. Null where there is none. */
export interface Light {
  dnrx: number;
  uptx: number;
  uprx: number;
  dnatt: number;
  upatt: number;
  pondesv: number;
}

/** Reads the light of a device at a moment (milliseconds); null where it has none. */
export function lightOf(device: Device, at: number): Light | null {
  return isUp(device) && device.head !== "" ? lightWhenUp(device, at) : null;
}

/** The light that a device has while it is up, whatever it is now: for drawing the past. */
export function lightWhenUp(device: Device, at: number): Light {
  const tremble = luck(device.id + Math.floor(at / 10_000)).real(1, -0.04, 0.04);
  const dnrx = device.dnrx + tremble;
  const uprx = device.uprx + tremble;
  return {
    dnrx,
    uptx: device.uptx,
    uprx,
    dnatt: OLT_TX - dnrx,
    upatt: device.uptx - uprx,
    pondesv: device.pondesv,
  };
}

/** How bad the light is by a realm's limits: 0 ok, 1 warning, 2 critical, with the breach that monitoring would print. */
export function judge(realm: string, light: Light): { state: 0 | 1 | 2; breach: string } {
  let state: 0 | 1 | 2 = 0;
  let breach = "";
  const blame = (level: 1 | 2, metric: string, value: number, sign: string, limit: number) => {
    if (level <= state) return;
    state = level;
    breach = `${metric}=${value.toFixed(2)} ${sign} ${limit.toFixed(2)}!`;
  };
  for (const { metric, limits } of rulesOf(realm)) {
    const value = light[metric];
    const [a, b, c, d] = limits;
    if (a === undefined || b === undefined) continue;
    if (c === undefined || d === undefined) {
      if (value > b) blame(2, metric, value, ">", b);
      else if (value > a) blame(1, metric, value, ">", a);
      continue;
    }
    if (value < a) blame(2, metric, value, "<", a);
    else if (value < b) blame(1, metric, value, "<", b);
    else if (value > d) blame(2, metric, value, ">", d);
    else if (value > c) blame(1, metric, value, ">", c);
  }
  if (light.pondesv > 4) blame(2, "pondesv", light.pondesv, ">", 4);
  else if (light.pondesv > 2) blame(1, "pondesv", light.pondesv, ">", 2);
  return { state, breach };
}

/** The words of a device's registration, the most telling last (contract 3.2: `alarm/losi/offline`). */
export function registrationWords(device: Device): string[] {
  if (isUp(device)) return ["online"];
  if (device.link === "losi" || device.link === "lofi" || device.link === "dyinggasp")
    return ["alarm", device.link, "offline"];
  return ["offline"];
}

/** The device's management address, as its OLT tells it; `0.0.0.0` is none. */
export function managementAddress(device: Device): string {
  if (!isUp(device) || device.busy === "reconfig") return "0.0.0.0";
  return `10.8.${Math.floor(device.id / 250) % 250}.${(device.id % 250) + 2}`;
}

/** Its addresses: management and, where it has access, the one that its customer uses. */
export function addressesOf(cpe: Cpe, device: Device): string[] {
  const own = managementAddress(device);
  if (own === "0.0.0.0") return [own];
  return cpe.access && cpe.address_profile ? [own, leasedAddress(cpe)] : [own];
}

/** The one line that monitoring prints of a device (contract 3.2, output texts). */
export function outputOf(cpe: Cpe, device: Device): string {
  if (cpe.tech === null || device.head === "") return isUp(device) ? "OK" : "DOWN - not found";
  if (cpe.tech !== "gpon")
    return isUp(device)
      ? `online ${device.head}:${device.onu} ${managementAddress(device)}`
      : "Offline!";
  if (!device.isProvisioned) return "DOWN - not found";
  return `${registrationWords(device).join("/")} ${device.head}:${position(device)} ${managementAddress(device)}`;
}

/**
 * Tags by which a registration is found: the PON and the OLT (contract 3.2); of a cable modem its fiber
 * node, its MAC domain and the CMTS (inferred: only that it has tags is told).
 */
export function tagsOf({ cmtss }: Pick<Db, "cmtss">, device: Device): string[] {
  if (!device.head) return [];
  const cmts = cmtss.find(({ name }) => name === device.head);
  if (!cmts) return [`${device.head}-${fsp(device)}`, device.head];
  const domain = domainOf(cmts, device);
  const node = cmts.nodes.find((one) => one.domain === domain);
  return [node?.name, cmts.domains[domain]?.name, device.head].filter((tag) => tag !== undefined);
}

/** Traffic at a moment, bits per second, down and up; nothing while it is down. */
export function trafficOf(device: Device, at: number): { dnbw: number; upbw: number } {
  if (!isUp(device) || device.busy === "reconfig") return { dnbw: 0, upbw: 0 };
  const l = luck(device.id * 7 + Math.floor(at / 10_000));
  const dnbw = Math.round(device.traffic * l.unit(1));
  return { dnbw, upbw: Math.round(dnbw * (0.05 + l.unit(2) * 0.1)) };
}

/** When a device was last lost, as the API writes it. */
export function lastDown(device: Device): string | null {
  return device.lastDownAt === null ? null : stamp(device.lastDownAt);
}
