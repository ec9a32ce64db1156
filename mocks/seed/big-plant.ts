/**
 * A plant for tests of whole ports: worlds whose name ends in `@plant` have it beside the usual network. One OLT with 16 ports of 64 ONUs, a
 * port of 128, and two OLTs that answer late or never. What each port suffers from is in `PORTS`.
 */
import type { Db } from "#mocks/db/db.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Device, Olt } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";
import { makeCpe, makeCustomer, makeDevice, type Place } from "./fleet.ts";
import { zoneless } from "./gpon.ts";
import { OLT_TX } from "./plant.ts";

/** OLTs of the plant, by what they are for. */
export const PLANT_OLTS = {
  whole: "oltPlanta",
  late: "oltLento",
  silent: "oltMudo",
} as const;

const MINUTE = 60_000;
const PORTS_OF_WHOLE = 16;
const PER_PORT = 64;
const PER_SPLITTER = 8;
const FIRST_ID = 20_001;
const WIDE_PORT = { frame: 0, slot: 2, port: 0, onus: 128 } as const;
const FIRST_LATE = FIRST_ID + PORTS_OF_WHOLE * PER_PORT + WIDE_PORT.onus;

/** The first device of each of the two OLTs that answer late or never; seven more follow it. */
export const PLANT_DEVICES = { late: FIRST_LATE, silent: FIRST_LATE + PER_SPLITTER } as const;

type Story = (onu: number, device: Device, now: number) => Partial<Device>;

const dark = (link: Device["link"], minutes: number, onu: number, now: number): Partial<Device> => {
  const since = now - minutes * MINUTE - onu * 400;
  return { link, since, lastDownAt: since, bootedAt: since - 9_000 * MINUTE };
};
const dimmer = (device: Device, by: number): Partial<Device> => ({
  dnrx: Number((device.dnrx - by).toFixed(2)),
  uprx: device.uprx - by,
  pondesv: Number((device.pondesv + by).toFixed(2)),
});
/** Its third splitter, of eight ONUs. */
const isBranch = (onu: number) => Math.floor(onu / PER_SPLITTER) === 2;

/** What is wrong with the ports of slot 1, by their number; the others are well. */
const PORTS: Readonly<Record<number, Story>> = {
  // The feeder is cut: everything behind it went dark within half a minute.
  1: (onu, _device, now) => dark("losi", 23, onu, now),
  // One branch is cut.
  2: (onu, _device, now) => (isBranch(onu) ? dark("losi", 41, onu, now) : {}),
  // Too much light at every ONU, and a lot of traffic.
  3: (onu, device) => ({
    ...dimmer(device, device.dnrx + 7.4 + (onu % 5) / 10),
    uprx: -13.5 - (onu % 5) / 10,
    pondesv: 0.2,
    traffic: 90_000_000,
  }),
  // One branch has lost light.
  4: (onu, device) => (isBranch(onu) ? dimmer(device, 6.2) : {}),
  // One drop has lost light, another is cut.
  5: (onu, device, now) =>
    onu === 11 ? dimmer(device, 9.4) : onu === 40 ? dark("losi", 190, onu, now) : {},
  // The power is off in the area.
  6: (onu, _device, now) => (onu < 44 ? dark("dyinggasp", 12, onu, now) : {}),
  // The whole port has lost light.
  7: (_onu, device) => dimmer(device, 9.3),
};

/** The OLTs of the plant. */
export function plantOlts(): Olt[] {
  const olt = (name: string, index: number, rest: Partial<Olt> = {}): Olt => ({
    name,
    vendor: "Huawei",
    model: "MA5800-X15",
    location: `Central Planta ${index + 1}`,
    latitude: 37.6 + index / 20,
    longitude: -3.9 + index / 20,
    ...rest,
  });
  return [
    olt(PLANT_OLTS.whole, 0),
    olt(PLANT_OLTS.late, 1, { answers: "late" }),
    olt(PLANT_OLTS.silent, 2, { answers: "never" }),
  ];
}

/** The CPE of a plant's ONU: GPON, in use, and on a splitter that has a name. */
function plantCpe(id: number, customer: number, place: Place, now: number): Cpe {
  const drawn = makeCpe(id, customer, now);
  return {
    ...drawn,
    access: true,
    active: true,
    expiration_date: null,
    is_bitstream: false,
    line_profile: "residential",
    mac: null,
    model: "HS8546V2",
    profile: 3,
    sn: `48575443${(0x7000_0000 + id).toString(16)}`,
    tech: "gpon",
    topology: napName(place),
    realm: "cpe",
    cpename: `cpe${id}`,
    internal_id: `cpe${id}`,
    tr069: true,
    has_tr069: true,
  };
}

/** The splitter that a place hangs on. */
export function napName({ slot, port, onu }: Pick<Place, "slot" | "port" | "onu">): string {
  return `cto-${slot}-${port}-${Math.floor(onu / PER_SPLITTER) + 1}`;
}

function seedOnu(db: Db, id: number, place: Place, now: number, story: Story | undefined): void {
  const customer = db.customers.nextId();
  db.customers.put(makeCustomer(customer, "cpe", now));
  const cpe = db.cpes.put(plantCpe(id, customer, place, now));
  const made = makeDevice(cpe, place, now);
  const since = now - luck(hash(id, 7)).int(1, 3600, 5_000_000) * 1000;
  // The drop's share of a port's distance and light, so that ONUs of a splitter lie together.
  const onBranch = Math.floor(place.onu / PER_SPLITTER);
  const distance = 900 + onBranch * 260 + luck(id).int(3, 5, 120);
  const att = 22.3 + (distance / 1000) * 0.35 + luck(id).real(4, 0, 1.1);
  const well: Device = {
    ...made,
    link: "online",
    since,
    bootedAt: since,
    lastDownAt: since - 90_000,
    isProvisioned: true,
    registration: "list",
    distance,
    dnrx: Number((OLT_TX - att).toFixed(2)),
    uptx: 2.3,
    uprx: 2.3 - att - 0.6,
    pondesv: 0.1,
    alarm: null,
  };
  const device = { ...well, ...story?.(place.onu, well, now) };
  db.devices.put({
    ...device,
    reportedUp: device.link === "online",
    checkedAt: Math.max(device.since, now - 120_000),
  });
}

function seedPort(
  db: Db,
  first: number,
  port: Omit<Place, "onu">,
  onus: number,
  now: number,
): number {
  const isStory = port.head === PLANT_OLTS.whole && port.slot === 1;
  for (let onu = 0; onu < onus; onu += 1)
    seedOnu(db, first + onu, { ...port, onu }, now, isStory ? PORTS[port.port] : undefined);
  return first + onus;
}

/** Puts the plant's ONUs beside what is there. */
export function seedPlant(db: Db, now: number): void {
  let id = FIRST_ID;
  for (let port = 0; port < PORTS_OF_WHOLE; port += 1)
    id = seedPort(db, id, { head: PLANT_OLTS.whole, frame: 0, slot: 1, port }, PER_PORT, now);
  const { onus, ...wide } = WIDE_PORT;
  id = seedPort(db, id, { head: PLANT_OLTS.whole, ...wide }, onus, now);
  for (const head of [PLANT_OLTS.late, PLANT_OLTS.silent])
    id = seedPort(db, id, { head, frame: 0, slot: 1, port: 0 }, PER_SPLITTER, now);
  db.loose.push({
    olt: PLANT_OLTS.whole,
    frame: 0,
    slot: 1,
    port: 8,
    onu: 70,
    sn: "485754437fff0070",
    type: "110H",
    desc: "Poste de la plaza",
  });
}

/** ONUs on the fibre of the plant that nobody has provisioned. */
export function seedWaiting(db: Db, now: number): void {
  for (const [index, sn] of ["485754437abc0001", "5a5445477abc0002"].entries())
    db.unconfigured.put({
      id: db.unconfigured.nextId(),
      sn,
      olt: PLANT_OLTS.whole,
      fsp: `0/1/${9 + index}`,
      onu_type: index === 0 ? "HS8546V2" : "F680",
      index: String(index + 1),
      time: zoneless(now - (index + 1) * 37 * MINUTE),
    });
}
