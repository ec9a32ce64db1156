import { isUp, operate } from "#mocks/db/network.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import { makeDevice, makePotses } from "#mocks/seed/fleet.ts";
import type { World } from "#mocks/world.ts";

/**
 * The device of a CPE that has just been created: not there, unless an ONU with its serial waits unprovisioned on the fibre: that
 * one is provisioned as a reprovision would (contract 2.11: saving is not harmless).
 */
export function addDevice(world: World, cpe: Cpe, ports: number): void {
  const { db } = world;
  connect(world, cpe);
  for (const pots of makePotses(cpe, ports, db.potses.nextId())) {
    db.potses.put({
      ...pots,
      cli: null,
      context: null,
      contextname: null,
      label: null,
      language: null,
      username: null,
      password: null,
    });
  }
}

/** The device of a CPE that has a serial number now and had none: the ONU that waits with it on the fibre, else none. */
export function connect(world: World, cpe: Cpe): void {
  const { db } = world;
  const now = world.now();
  const waiting = db.unconfigured.ordered().find((row) => row.sn === cpe.sn);
  const [frame = 0, slot = 0, port = 0] = (waiting?.fsp ?? "").split("/").map(Number);
  const neighbours = db.devices
    .ordered()
    .filter((one) => one.head === waiting?.olt && one.slot === slot && one.port === port);
  const onu = Math.max(-1, ...neighbours.map((one) => one.onu)) + 1;
  const drawn = makeDevice(cpe, { head: waiting?.olt ?? "", frame, slot, port, onu }, now);
  db.devices.put({
    ...drawn,
    link: waiting ? "online" : "offline",
    isProvisioned: false,
    since: now,
    lastDownAt: null,
    checkedAt: null,
    registration: "placeholder",
  });
  if (waiting) operate(world, cpe, "reprovision");
}

/** Takes a CPE and all that hangs on it out of the network (contract 3.1: deleting one removes it from the OLT). */
export function removeCpe(world: World, cpe: Cpe): void {
  const { db } = world;
  const device = db.devices.get(cpe.id);
  if (device && isUp(device)) device.link = "offline";
  for (const pots of db.potses.where("cpe", cpe.id)) db.potses.remove(pots.id);
  for (const session of db.sessions.where("krillcpename", cpe.cpename))
    db.sessions.remove(session.id);
  db.devices.remove(cpe.id);
  db.quirks.delete(cpe.id);
  db.cpes.remove(cpe.id);
}
