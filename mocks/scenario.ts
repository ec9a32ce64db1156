import { fsp, isUp, shift } from "./db/network.ts";
import type { Cpe } from "./db/crm-rows.ts";
import type { Device, Link } from "./db/rows.ts";
import { hash, luck } from "./random.ts";
import type { World } from "./world.ts";

/** What a scenario did, for the test or person who asked for it. */
export interface Staged {
  /** The port whose fibre was cut, and the devices on it that went down. */
  fibre: { pon: string; devices: string[] };
  /** The street without power. */
  power: { street: string; devices: string[] };
  /** The host that changes all the time. */
  flapping: string;
  /** How many devices went down by themselves. */
  alone: number;
}

const MINUTE = 60_000;
/** How many devices a street of the scenario has. */
const STREET = 20;

interface Pair {
  cpe: Cpe;
  device: Device;
}

/**
 * A bad night: a fibre cut on one port, a power cut in a street whose houses hang on several ports, one
 * flapping host, and lone faults all over the fleet. Needs a fleet of some 1,000.
 */
export function badNight(world: World, alone = 300): Staged {
  const { db } = world;
  const now = world.now();
  const pairs = db.cpes.ordered().flatMap((cpe): Pair[] => {
    const device = db.devices.get(cpe.id);
    return device && cpe.tech === "gpon" && isUp(device) && !device.isForgotten
      ? [{ cpe, device }]
      : [];
  });
  const drop = (
    { cpe, device }: Pair,
    at: number,
    link: Link,
    registration: Device["registration"],
  ) => shift(world, cpe, device, at, { link, registration });

  const byPon = Map.groupBy(pairs, ({ device }) => `${device.head} ${fsp(device)}`);
  const [pon = "", onPon = []] = [...byPon].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
  // The last one of the port is before the break.
  const cut = onPon.slice(0, -1);
  for (const [index, pair] of cut.entries())
    drop(
      pair,
      now - 35 * MINUTE + (index % 9) * 9000,
      "losi",
      index % 4 === 0 ? "placeholder" : "list",
    );

  const street = "Calle del Apagón";
  const others = pairs.filter(({ device }) => `${device.head} ${fsp(device)}` !== pon);
  const [, elsewhere = []] = [...Map.groupBy(others, ({ device }) => device.head)][0] ?? [];
  const step = Math.max(1, Math.floor(elsewhere.length / STREET));
  const houses = elsewhere.filter((_, index) => index % step === 0).slice(0, STREET);
  for (const [index, pair] of houses.entries()) {
    db.cpes.change(pair.cpe, {
      address: `${street} nº ${index + 1}, 1ºA`,
      city: "Villaficticia",
      latitude: (37.31 + index * 0.0001).toFixed(7),
      longitude: (-4.61 + (index % 5) * 0.0001).toFixed(7),
    });
    drop(pair, now - 12 * MINUTE + (index % 6) * 8000, "dyinggasp", "list");
  }

  const rest = others.filter((pair) => !houses.includes(pair));
  const flapping = rest[0];
  if (flapping) {
    db.quirks.set(flapping.cpe.id, { ...db.quirks.get(flapping.cpe.id), flaps: true });
    shift(world, flapping.cpe, flapping.device, now - 3 * MINUTE, { link: "offline" });
  }
  const stride = Math.max(1, Math.floor((rest.length - 1) / alone));
  const lone = rest
    .slice(1)
    .filter((_, index) => index % stride === 0)
    .slice(0, alone);
  for (const [index, pair] of lone.entries()) {
    const l = luck(hash(pair.cpe.id, 77));
    // Hours apart, in no order: nobody is to take them for one.
    const at = now - (40 + index * 13 + l.int(1, 0, 9)) * MINUTE;
    drop(pair, at, l.pick(2, ["losi", "dyinggasp", "offline"]), index % 2 ? "list" : "string");
  }
  return {
    fibre: { pon, devices: cut.map(({ cpe }) => cpe.cpename) },
    power: { street, devices: houses.map(({ cpe }) => cpe.cpename) },
    flapping: flapping?.cpe.cpename ?? "",
    alone: lone.length,
  };
}
