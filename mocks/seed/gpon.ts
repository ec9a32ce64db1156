import { stamp } from "#mocks/clock.ts";
import type { Db } from "#mocks/db/db.ts";
import { luck } from "#mocks/random.ts";
import { named } from "./named.ts";

/** A moment as the GPON module writes it: microseconds and no zone (contract 2.8). */
export function zoneless(ms: number): string {
  const text = stamp(ms);
  return `${text.slice(0, 19)}.${text.includes(".") ? text.slice(20, 26) : "000000"}`;
}

/** ONUs on the fibre that nobody has provisioned: five strangers and the named one. */
export function seedUnconfigured(db: Db, now: number): void {
  const types = ["EG8145V5", "HS8546V2", "F680", "G-0425G-C", "HG8310M"];
  const vendors = ["48575443", "48575443", "5a544547", "414c434c", "48575443"];
  types.forEach((type, index) => {
    const l = luck(9000 + index);
    const olt = db.olts[index % db.olts.length];
    db.unconfigured.put({
      id: index + 1,
      sn: `${vendors[index]}0abc00${String(index + 11)}`,
      olt: olt?.name ?? "",
      fsp: `0/1/${index % 3}`,
      onu_type: type,
      index: String(index + 1),
      time: zoneless(now - l.int(1, 30, 7200) * 1000),
    });
  });
  const device = db.devices.get(named.notProvisioned.id);
  if (!device) return;
  db.unconfigured.put({
    id: types.length + 1,
    sn: named.notProvisioned.sn ?? "",
    olt: device.head,
    fsp: `${device.frame}/${device.slot}/${device.port}`,
    onu_type: "HS8546V2",
    index: String(types.length + 1),
    time: zoneless(device.since),
  });
}
