import type { Db } from "#mocks/db/db.ts";
import type { Cpe, Session } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";

/** The address pools (contract 3.4) and what they can give out. */
export const POOLS = [
  { name: "public", prefix: "203.0", total: 4096 },
  { name: "nat", prefix: "100.64", total: 65_536 },
  { name: "fixed", prefix: "198.51", total: 512 },
] as const;

/** The address that a device gets from its pool, the same at each start. */
export function leasedAddress(cpe: Cpe): string {
  if (cpe.address_profile === "fixed" && cpe.fixed_address) return cpe.fixed_address;
  const tail = `${Math.floor(cpe.id / 250) % 250}.${(cpe.id % 250) + 2}`;
  return cpe.address_profile === "public"
    ? `203.0.${tail.replace(/^\d+\./, `${100 + (cpe.id % 100)}.`)}`
    : `100.64.${tail}`;
}

/** A MAC as RADIUS writes it (contract 3.4: `b4-75-0e-98-ce-d0`). */
export function radiusMac(cpe: Cpe): string {
  const hex =
    cpe.mac ?? `b4750e${(Math.imul(cpe.id, 0x9e3779b1) & 0xffffff).toString(16).padStart(6, "0")}`;
  return hex.match(/../g)?.join("-") ?? hex;
}

/** A session that began at a moment (milliseconds) and runs. */
export function openSession(id: number, cpe: Cpe, at: number): Session {
  return {
    id,
    cpe: cpe.id,
    krillcpename: cpe.cpename,
    username: cpe.pppoe_username ?? cpe.cpename,
    framedipaddress: leasedAddress(cpe),
    pool: cpe.address_profile ?? "nat",
    mac: null,
    startedAt: at,
    stoppedAt: null,
    cause: null,
  };
}

/** True for a CPE that dials in at all. */
export function hasSession(cpe: Cpe): boolean {
  return cpe.tech === "gpon" && !cpe.is_bitstream && cpe.access;
}

/** Sessions: one live for each device that is up and dials in, and some that ended. */
export function seedSessions(db: Db, now: number): void {
  for (const cpe of db.cpes.ordered()) {
    const device = db.devices.get(cpe.id);
    if (!device || !hasSession(cpe)) continue;
    const l = luck(hash(cpe.id, 302));
    if (device.lastDownAt !== null && l.chance(1, 0.5)) {
      const ended = openSession(
        db.sessions.nextId(),
        cpe,
        device.lastDownAt - l.int(2, 1, 30) * 86_400_000,
      );
      db.sessions.put({ ...ended, stoppedAt: device.lastDownAt, cause: "Lost-Carrier" });
    }
    if (device.link !== "online" || !device.isProvisioned) continue;
    db.sessions.put(
      openSession(db.sessions.nextId(), cpe, Math.min(now, device.bootedAt + 20_000)),
    );
    // One in many dials in twice, from another MAC: the duplicate that the sessions page looks for.
    if (cpe.id % 97 === 4) {
      const twin = openSession(db.sessions.nextId(), cpe, now - 7_200_000);
      db.sessions.put({ ...twin, mac: "b4-75-0e-00-00-01" });
    }
  }
}
