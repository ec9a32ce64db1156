import { stamp } from "#mocks/clock.ts";
import { emptyDb, type Db } from "#mocks/db/db.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import { hash, luck } from "#mocks/random.ts";
import { plantOlts, seedPlant, seedWaiting } from "./big-plant.ts";
import { CONTEXTS, MODELS, PROFILES, olts } from "./catalog.ts";
import { coreHosts } from "./core.ts";
import { seedCmtss, seedModems } from "./docsis.ts";
import { makeCpe, makeCustomer, makeDevice, makePotses, spoil, type Place } from "./fleet.ts";
import { seedPlankton } from "./plankton.ts";
import { seedNaps } from "./naps.ts";
import { houseOf } from "./plant.ts";
import { named, namedRows, type Named } from "./named.ts";
import { seedLogs } from "./logger.ts";
import { seedSessions } from "./oratio.ts";
import { seedUnconfigured } from "./gpon.ts";
import { seedRubik } from "./rubik.ts";
import { seedPbx } from "./pbx.ts";

/** The PONs of the named groups, out of reach of the ordinary ones: slot 15 (contract 3.5 for the notation). */
export const CUT_PON = { head: "oltNorte", frame: 0, slot: 15, port: 9 } as const;
/** The PON with the power cut. */
export const POWER_PON = { head: "oltPuerto", frame: 0, slot: 15, port: 2 } as const;

const namedById = new Map<number, Named>(namedRows.map((row) => [row.id, row]));
const modelByName = new Map(MODELS.map((model) => [model.name, model]));
const LAST_NAMED = Math.max(...namedRows.map((row) => row.id));

/** Ids of a fleet of `size`: the named ones always, the others from 1 upwards. */
function fleetIds(size: number): number[] {
  const ids = namedRows.map((row) => row.id);
  for (let id = 1; ids.length < size; id += 1)
    if (id > LAST_NAMED || !namedById.has(id)) ids.push(id);
  return ids.toSorted((a, b) => a - b);
}

/** Hands out places, PON after PON, going round the OLTs. */
function places(size: number, oltNames: readonly string[]): (cpe: Cpe) => Place {
  const perPon = size < 1000 ? 10 : 48;
  const used = new Map<string, number>();
  let gpon = 0;
  let other = 0;
  return (cpe) => {
    const special = namedById.get(cpe.id);
    if (special?.pon) {
      const pon = special.pon === "cut" ? CUT_PON : POWER_PON;
      const onu = used.get(special.pon) ?? 0;
      used.set(special.pon, onu + 1);
      return { ...pon, onu };
    }
    if (cpe.tech !== "gpon" || cpe.is_bitstream) {
      other += 1;
      const head = cpe.tech === "docsis" ? "cmtsCentral" : cpe.tech === "wimax" ? "apMirador" : "";
      return { head, frame: 0, slot: 0, port: 0, onu: other };
    }
    const pon = Math.floor(gpon / perPon);
    const onu = gpon % perPon;
    gpon += 1;
    const nth = Math.floor(pon / oltNames.length);
    return {
      head: oltNames[pon % oltNames.length] ?? "",
      frame: 0,
      slot: 1 + Math.floor(nth / 16),
      port: nth % 16,
      onu,
    };
  };
}

/**
 * The database of a fleet of `size` CPEs (at least the named ones) as of `now` (milliseconds). The same size gives the same
 * network each time; only its times move with `now`. `hasPlant` adds the plant of `big-plant.ts`.
 */
export function seed(size: number, now: number, hasPlant = false): Db {
  const db = emptyDb();
  for (const row of MODELS) db.models.put({ ...row });
  for (const row of PROFILES) db.profiles.put({ ...row, realms: [...row.realms] });
  for (const row of CONTEXTS) db.contexts.put({ ...row });
  const ids = fleetIds(size);
  db.olts = olts(Math.max(3, Math.ceil(ids.length / 48 / 128)));
  const own = db.olts.map((olt) => olt.name);
  if (hasPlant) db.olts.push(...plantOlts());
  seedCmtss(db, now, hasPlant);
  db.core = coreHosts(db.olts, db.cmtss);
  const placeOf = places(ids.length, own);
  const oltsByName = new Map(db.olts.map((olt) => [olt.name, olt]));
  let customer = 0;
  for (const id of ids) {
    // About one in eight belongs to the customer before it, as offices and holiday homes do.
    const isShared = customer > 0 && !namedById.has(id) && luck(hash(id, 5)).chance(1, 0.13);
    if (!isShared) customer += 1;
    const made = makeCpe(id, customer, now);
    const device = db.devices.put(makeDevice(made, placeOf(made), now));
    const cpe = db.cpes.put({ ...made, ...houseOf(device, oltsByName.get(device.head)) });
    if (!isShared) db.customers.put(makeCustomer(customer, cpe.realm, now));
    const ports = modelByName.get(cpe.model)?.pots ?? 0;
    for (const pots of makePotses(cpe, ports, db.potses.nextId())) db.potses.put(pots);
    const quirk = namedById.get(id)?.quirk;
    if (quirk) db.quirks.set(id, quirk);
  }
  if (hasPlant) {
    seedPlant(db, now);
    seedModems(db, now);
  }
  spoil(db);
  const acknowledged = db.cpes.get(named.losAlone.id + 11);
  if (acknowledged) {
    db.marks.set(acknowledged.cpename, {
      acknowledgement: {
        comment: "Avisado por el cliente.",
        author: "noc",
        expiry: stamp(now + 86_400_000),
      },
    });
  }
  seedSessions(db, now);
  seedNaps(db);
  seedPlankton(db, now);
  seedUnconfigured(db, now);
  if (hasPlant) seedWaiting(db, now);
  seedLogs(db, now);
  db.rubik = seedRubik(now);
  seedPbx(db, now);
  return db;
}
