import { stamp } from "#mocks/clock.ts";
import type { Db } from "#mocks/db/db.ts";
import { luck } from "#mocks/random.ts";

/** Colours of a splitter's output: a field that the console does not know. */
export const COLORS = ["blue", "orange", "green", "brown"] as const;

/** Thirty services. */
export function seedPlankton(db: Db, now: number): void {
  for (let n = 1; n <= 30; n += 1) {
    const l = luck(7000 + n);
    db.plankton.put({
      id: n,
      administrative_id: `PLK-${String(n).padStart(5, "0")}`,
      customer_name: ["Casa Rural El Olivo", "Panadería La Espiga", "Taller Brújula"][n % 3] ?? "",
      sn: n % 4 === 0 ? null : `485754435f${String(n).padStart(6, "0")}`,
      state: l.pick(1, ["active", "pending", "suspended"]),
      downstream: l.pick(2, ["300M", "600M", "1000M"]),
      splitter_color: l.pick(3, COLORS),
      drop_length: n % 5 === 0 ? null : l.int(4, 12, 240),
      extra: { iptv: n % 2 === 0, vlans: [100, 200 + n] },
      created: stamp(now - l.int(5, 2, 900) * 86_400_000),
    });
  }
}
