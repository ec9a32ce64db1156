import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Device, Link, Olt, RegistrationStyle } from "#mocks/db/rows.ts";
import { hash, luck, type Luck } from "#mocks/random.ts";
import type { Place } from "./fleet.ts";

/** What an unnamed device does today: most are up; the rest fails as devices fail. */
export function drawLink(cpe: Cpe, l: Luck): Link {
  if (!cpe.active) return "offline";
  const x = l.unit(50);
  if (cpe.tech !== "gpon") return x < 0.93 ? "online" : "offline";
  if (x < 0.93) return "online";
  if (x < 0.955) return "losi";
  if (x < 0.975) return "dyinggasp";
  return x < 0.978 ? "lofi" : "offline";
}

/** How monitoring words what it knows of it, in something like the proportions of contract 2.9 (a network that works). */
export function drawReported(isUp: boolean, l: Luck): { registration: RegistrationStyle } {
  const x = l.unit(51);
  if (isUp) {
    if (x < 0.72) return { registration: "list" };
    if (x < 0.87) return { registration: "string" };
    if (x < 0.93) return { registration: "absent" };
    return { registration: x < 0.98 ? "placeholder" : "empty" };
  }
  if (x < 0.45) return { registration: "list" };
  if (x < 0.6) return { registration: "string" };
  if (x < 0.9) return { registration: "placeholder" };
  return { registration: x < 0.95 ? "stale" : "absent" };
}

/** Attenuation of the splitters and connectors of every PON, dB. */
const PLANT_LOSS = 18.4;
/** Loss of a kilometre of fibre, dB. */
const FIBRE_LOSS = 0.35;
/** What an OLT sends, dBm: `dnatt` is this less what arrives. */
export const OLT_TX = 4.5;

/**
 * Light that fits together: the distance and the connectors give an attenuation, the attenuation gives both received levels.
 * Where `canBeBad`, one device in thirty has a bad connector.
 */
export function drawLight(
  place: Place,
  l: Luck,
  canBeBad: boolean,
): Pick<Device, "distance" | "dnrx" | "uptx" | "uprx" | "pondesv"> {
  const ponDistance = luck(hash(place.slot * 16 + place.port, place.head.length)).int(
    60,
    300,
    9000,
  );
  const distance = ponDistance + l.int(61, 10, 1200);
  const connectors = l.real(62, 0, 1.9);
  const bad = canBeBad && l.chance(63, 0.03) ? l.real(64, 6, 11) : 0;
  const att = PLANT_LOSS + (distance / 1000) * FIBRE_LOSS + connectors + bad;
  const uptx = l.real(65, 1.6, 3.1);
  // Twelve digits, as the real server's own subtraction leaves them (contract 2.8).
  return {
    distance,
    dnrx: Number((OLT_TX - att).toFixed(2)),
    uptx,
    uprx: uptx - att - l.real(66, 0.2, 1.2),
    pondesv: Number((bad + connectors - 0.95).toFixed(2)),
  };
}

/** A degree of latitude, m. */
const DEGREE = 111_320;

/** Where a device's house stands: as far from its OLT as the fibre is long, in the direction of its port; nothing without an OLT. */
export function houseOf(
  { id, head, slot, port, distance }: Device,
  olt: Olt | undefined,
): Pick<Cpe, "latitude" | "longitude"> | undefined {
  if (!olt) return undefined;
  const towards = luck(hash(slot * 16 + port, head.length)).unit(67) * 2 * Math.PI;
  const bearing = towards + luck(hash(id, 99)).real(68, -0.12, 0.12, 4);
  const north = (distance * Math.cos(bearing)) / DEGREE;
  const east = (distance * Math.sin(bearing)) / DEGREE / Math.cos((olt.latitude * Math.PI) / 180);
  return {
    latitude: (olt.latitude + north).toFixed(7),
    longitude: (olt.longitude + east).toFixed(7),
  };
}
