import type { Db } from "#mocks/db/db.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Session } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";

/** An address pool (contract 3.4). */
export interface SeedPool {
  name: string;
  /** The first two numbers of its addresses. */
  prefix: string;
  total: number;
  /** How many of its addresses somebody holds who is no CPE of ours. */
  held: number;
}

/** The address pools and what they can give out: one is nearly full, one has as many addresses as two bytes have. */
export const POOLS: readonly SeedPool[] = [
  { name: "public", prefix: "203.0", total: 4096, held: 0 },
  { name: "nat", prefix: "100.64", total: 65_536, held: 0 },
  { name: "fixed", prefix: "198.51", total: 512, held: 0 },
  { name: "voip", prefix: "10.99", total: 64, held: 62 },
];

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
    heardAt: null,
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
    const startedAt = Math.min(now, device.bootedAt + 20_000);
    db.sessions.put(openSession(db.sessions.nextId(), cpe, startedAt));
    // One in many has an older session left over: the duplicate that the sessions page looks for.
    if (cpe.id % 97 === 6) leaveTwin(db, cpe, startedAt);
  }
}

/** A session that was left over when its device dialled in anew: RADIUS never heard its end. */
function leaveTwin(db: Db, cpe: Cpe, liveSince: number): void {
  const at = liveSince - 50 * 3_600_000;
  const twin = openSession(db.sessions.nextId(), cpe, at);
  db.sessions.put({ ...twin, mac: "b4-75-0e-00-00-01", heardAt: at + 6 * 3_600_000 });
}

/** Leaves older sessions over beside the live ones of so many CPEs, the first by id; how many it could. */
export function leaveTwins(db: Db, count: number): number {
  const live = Map.groupBy(
    db.sessions.ordered().filter((one) => one.stoppedAt === null),
    (one) => one.cpe,
  );
  const alone = [...live].filter(([, some]) => some.length === 1).slice(0, count);
  for (const [id, [session]] of alone) {
    const cpe = db.cpes.get(id);
    if (cpe && session) leaveTwin(db, cpe, session.startedAt);
  }
  return alone.length;
}
