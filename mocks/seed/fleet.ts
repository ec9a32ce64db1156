import { day, stamp } from "#mocks/clock.ts";
import type { Db } from "#mocks/db/db.ts";
import type { Cpe, Customer, Model, Pots } from "#mocks/db/crm-rows.ts";
import type { Device } from "#mocks/db/rows.ts";
import { hash, luck, type Luck } from "#mocks/random.ts";
import { flat } from "#mocks/text.ts";
import { ADDRESS_PROFILES, CONTEXTS, MODELS, REALMS } from "./catalog.ts";
import { named, namedRows, type Named } from "./named.ts";
import { city, personName, phoneNumber, street } from "./people.ts";
import { drawLight, drawLink, drawReported } from "./plant.ts";

const DAY = 86_400_000;
const VENDOR_HEX: Record<string, string> = {
  Huawei: "48575443",
  ZTE: "5a544547",
  ALCL: "414c434c",
  Nucom: "5a594351",
  NuCom: "5a594351",
};

const byName = new Map(MODELS.map((model) => [model.name, model]));
const namedById = new Map<number, Named>(namedRows.map((row) => [row.id, row]));
const gponModels = MODELS.filter((model) => model.tech === "gpon");

/** Where a device hangs: the next free place, handed out by the seed. */
export interface Place {
  head: string;
  frame: number;
  slot: number;
  port: number;
  onu: number;
}

/** The technology of an unnamed device: mostly GPON, some of all others. */
function drawModel(l: Luck): { model: Model; isBitstream: boolean } {
  const x = l.unit(10);
  if (x < 0.06) return { model: byName.get("CGNV4") ?? raise("CGNV4"), isBitstream: false };
  if (x < 0.085) return { model: byName.get("ARBA-C5") ?? raise("ARBA-C5"), isBitstream: false };
  if (x < 0.105)
    return { model: byName.get("Softphone") ?? raise("Softphone"), isBitstream: false };
  // Huawei first, as in the captured data: two draws, the lower wins.
  const model =
    gponModels[Math.min(l.int(11, 0, gponModels.length - 1), l.int(12, 0, gponModels.length - 1))];
  return { model: model ?? raise("gpon"), isBitstream: x < 0.125 };
}

function raise(name: string): never {
  throw new Error(`seed: no model ${name}`);
}

/** A CPE that nothing is special about; `special` replaces what a named row wants otherwise. */
export function makeCpe(id: number, customer: number, now: number): Cpe {
  const l = luck(id);
  const special = namedById.get(id);
  const drawn = special
    ? { model: byName.get(special.cpe.model ?? "HS8546V2") ?? raise("named"), isBitstream: false }
    : drawModel(l);
  const { model } = drawn;
  const realm = special ? (special.cpe.realm ?? "cpe") : l.pick(13, REALMS);
  const cpename = special?.name ?? `${realm}${String(id).padStart(4, "0")}`;
  const isGpon = model.tech === "gpon";
  // An odd factor makes the serial's second half different for each id.
  const suffix = (Math.imul(id, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
  const hasPppoe = isGpon && l.chance(14, 0.3);
  const isFixed = l.chance(15, 0.04);
  const hasWifi = model.router && l.chance(16, 0.6);
  const ownAddress = l.chance(17, 0.35);
  const created = now - l.int(18, 60, 1800) * DAY;
  const updated = created + l.unit(19) * (now - created);
  const cpe: Cpe = {
    id,
    access: special ? true : !l.chance(20, 0.03),
    active: special ? true : !l.chance(21, 0.02),
    address: ownAddress ? street(l) : "",
    address_profile: model.tech
      ? isFixed
        ? "fixed"
        : l.pick(22, ADDRESS_PROFILES.slice(0, 2))
      : null,
    avatar: model.avatar,
    bridge: !model.router && isGpon,
    city: ownAddress ? city(l) : "------",
    country: l.chance(23, 0.6) ? "------" : "Spain",
    cpename,
    created: stamp(created),
    customer,
    disable_provision: false,
    disable_reconfig: false,
    dsn: model.vendor === "ZTE" ? `zteeq${suffix}` : null,
    enable_notifications: l.chance(24, 0.1),
    expiration_date: !special && l.chance(25, 0.02) ? day(now + l.int(26, 5, 200) * DAY) : null,
    external_id: l.chance(27, 0.5) ? `CRM-${String(id + 20_000).padStart(6, "0")}` : null,
    external_voip: l.chance(28, 0.05),
    fixed_address: isFixed && model.tech ? `198.51.${100 + (id % 20)}.${id % 250}` : null,
    has_tr069: model.tr069,
    internal_id: cpename,
    is_bitstream: drawn.isBitstream,
    is_router: model.router,
    lan_cidr: null,
    latitude: (36.7 + l.unit(29) * 1.2).toFixed(7),
    line_profile: isGpon
      ? drawn.isBitstream
        ? "bitstream:vecino"
        : l.pick(30, ["residential", "residential_villa"])
      : null,
    locality: "",
    longitude: (-5 + l.unit(31) * 1.4).toFixed(7),
    mac:
      model.tech === "docsis" || model.tech === "wimax"
        ? `7cb733${(Math.imul(id, 0x9e3779b1) & 0xffffff).toString(16).padStart(6, "0")}`
        : null,
    me_vlan: null,
    model: model.name,
    mtamac: null,
    notes: l.chance(32, 0.1) ? "Llamar antes de ir." : "",
    postalcode: null,
    pppoe_password: hasPppoe ? `pw-${suffix}` : "",
    pppoe_username: hasPppoe ? flat(cpename, "@ejemplo") : null,
    probe: !special && l.chance(33, 0.01),
    profile: drawProfile(model, drawn.isBitstream, l),
    realm,
    remote_id: null,
    sn: isGpon ? flat(VENDOR_HEX[model.vendor] ?? "48575443", suffix) : null,
    tech: model.tech,
    tech_updated: l.chance(34, 0.8) ? stamp(updated - 1000) : null,
    topology: l.pick(35, [
      "",
      "3a44340d-1996-4555-9093-5685af073056",
      "02-06 / P1",
      `nap-${id % 40}`,
    ]),
    tr069: model.tr069,
    tv_profile: model.catv && l.chance(36, 0.4) ? "__iptv" : null,
    updated: stamp(updated),
    voip_profile: model.pots > 0 ? "asteriskvilla" : null,
    wanmac: null,
    wifi_password: hasWifi ? flat("clave-", suffix) : null,
    wifi_profile: null,
    wifi_ssid: hasWifi ? `EJEMPLO_${suffix.slice(4).toUpperCase()}` : null,
  };
  return special ? { ...cpe, sn: special.sn, ...special.cpe } : cpe;
}

function drawProfile(model: Model, isBitstream: boolean, l: Luck): number | null {
  if (isBitstream) return null;
  if (model.tech === "gpon") return l.int(37, 1, 5);
  if (model.tech === "docsis") return l.int(37, 6, 7);
  return model.tech === "wimax" ? 8 : null;
}

/** A customer, made up. */
export function makeCustomer(id: number, realm: string, now: number): Customer {
  const l = luck(hash(id, 4242));
  const created = now - l.int(18, 60, 2500) * DAY;
  return {
    id,
    address: street(l),
    city: city(l),
    comment: l.chance(40, 0.2) ? "Prefiere llamadas por la tarde." : "",
    country: "Spain",
    created: stamp(created),
    external_id: l.chance(41, 0.6) ? `X${String(7_000_000 + id)}Z` : l.chance(42, 0.5) ? null : "",
    latitude: null,
    longitude: null,
    ...personName(l),
    postalcode: l.chance(43, 0.7) ? `2${String(1000 + (id % 9000))}` : null,
    realm,
    updated: stamp(created + l.unit(44) * (now - created)),
  };
}

/** The telephone lines of a CPE: one per port; a number only where somebody ordered it (contract 3.1). */
export function makePotses(cpe: Cpe, ports: number, firstId: number): Pots[] {
  const l = luck(hash(cpe.id, 17));
  const hasNumber = l.chance(1, 0.45);
  const context = CONTEXTS[0];
  return Array.from({ length: ports }, (_, index): Pots => {
    const id = firstId + index;
    const isUsed = hasNumber && index === 0;
    return {
      id,
      billing_profile: null,
      cli: isUsed ? phoneNumber(id) : null,
      context: isUsed ? (context?.id ?? null) : null,
      contextname: isUsed ? (context?.name ?? null) : null,
      cpe: cpe.id,
      custom_digitmap: null,
      customer: cpe.customer,
      dtmf: "auto",
      label: isUsed && l.chance(2, 0.3) ? "Casa" : null,
      language: isUsed ? "es" : null,
      lineid: flat(cpe.cpename, "-", index + 1),
      order: index + 1,
      password: isUsed && cpe.external_voip ? `sip-${id}` : null,
      pbx_extension: false,
      username: isUsed && cpe.external_voip ? phoneNumber(id) : null,
      voicemail: false,
      voicemail_password: null,
    };
  });
}

/** The device of a CPE. Ages of a named row become moments. */
export function makeDevice(cpe: Cpe, place: Place, now: number): Device {
  const l = luck(hash(cpe.id, 99));
  const special = namedById.get(cpe.id);
  const link = special?.device.link ?? (special ? "online" : drawLink(cpe, l));
  const isUp = link === "online";
  const age =
    special?.device.since ?? (isUp ? l.int(1, 3600, 50 * 86_400) : l.int(1, 600, 12 * 86_400));
  const since = now - age * 1000;
  const checkedAge = special?.device.checkedAt ?? null;
  const device: Device = {
    id: cpe.id,
    ...place,
    isProvisioned: true,
    busy: null,
    isForgotten: false,
    reportedUp: isUp,
    ...drawReported(isUp, l),
    ...drawLight(place, l, special === undefined),
    traffic: l.int(2, 20_000, 40_000_000),
    alarm:
      !special && isUp && l.chance(3, 0.06) ? "The GPON ONT configuration recovery fails" : null,
    ...special?.device,
    link,
    since,
    bootedAt: isUp ? since : since - l.int(4, 1, 60) * DAY,
    informedAt: isUp ? now - l.int(7, 20, 280) * 1000 : since - 100_000,
    lastDownAt: isUp ? (l.chance(5, 0.6) ? since - 90_000 : null) : since,
    checkedAt:
      checkedAge === -1
        ? null
        : now -
          Math.min(checkedAge ?? l.int(6, 30, 20 * 3600), isUp || checkedAge ? Infinity : age) *
            1000,
  };
  if (special && !special.device.registration) device.registration = "list";
  return device;
}

/** A customer whose name is hostile, for the hostile CPE. */
export function spoil(db: Db): void {
  const cpe = db.cpes.get(named.hostileText.id);
  const customer = cpe && db.customers.get(cpe.customer);
  if (!customer) return;
  db.customers.change(customer, {
    name: `<b onmouseover=alert(1)>Robustiano`,
    surname: "');--",
    comment: "=cmd|' /C calc'!A0",
    external_id: "+34 600 000 000",
  });
}
