import type { Db } from "#mocks/db/db.ts";
import type { Nap } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";

/** The topology that is another system's id, and the NAP that it means. */
export const NAMED_NAP = {
  external_id: "3a44340d-1996-4555-9093-5685af073056",
  name: "cto-mirador",
} as const;

/** NAPs for the topologies that CPEs have: `nap-0` to `nap-39`, one that is only known by its id, and those of the big plant. */
export function seedNaps(db: Db): void {
  const put = (nap: Omit<Nap, "id" | "address"> & { address?: string }) =>
    db.naps.put({ address: "", ...nap, id: db.naps.nextId() });
  const olt = (index: number) => db.olts[index % db.olts.length];
  for (let n = 0; n < 40; n += 1) {
    const l = luck(hash(n, 3100));
    const at = olt(n);
    put({
      name: `nap-${n}`,
      olt: at?.name ?? null,
      pon: [`0/1/${n % 8}`],
      // Some were never placed, and of some nobody counted the ports.
      latitude:
        n % 13 === 5 ? null : Number(((at?.latitude ?? 37) + l.real(1, -0.03, 0.03, 4)).toFixed(7)),
      longitude:
        n % 13 === 5
          ? null
          : Number(((at?.longitude ?? -4) + l.real(2, -0.03, 0.03, 4)).toFixed(7)),
      capacity: n % 11 === 3 ? null : l.pick(3, [8, 16]),
      opt_power: n % 7 === 2 ? null : l.real(4, -21, -16),
      external_id: null,
    });
  }
  put({
    ...NAMED_NAP,
    olt: olt(0)?.name ?? null,
    pon: ["0/1/0", "0/1/1"],
    latitude: 37.41,
    longitude: -4.32,
    capacity: 16,
    opt_power: -18.2,
    address: "Travesía del Mirador 4",
  });
  const seen = new Set<string>();
  for (const device of db.devices.ordered()) {
    const topology = db.cpes.get(device.id)?.topology ?? "";
    if (!topology.startsWith("cto-") || seen.has(topology)) continue;
    seen.add(topology);
    const head = db.olts.find(({ name }) => name === device.head);
    const n = Number(topology.split("-")[3] ?? 1);
    put({
      name: topology,
      olt: device.head,
      pon: [`${device.frame}/${device.slot}/${device.port}`],
      latitude: Number(((head?.latitude ?? 37) + device.port * 0.004).toFixed(7)),
      longitude: Number(((head?.longitude ?? -4) + n * 0.005).toFixed(7)),
      capacity: 8,
      opt_power: Number(device.dnrx.toFixed(1)),
      external_id: null,
    });
  }
}
