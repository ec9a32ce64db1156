import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Search } from "#mocks/query.ts";
import type { Ctx } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";
import { readMac, readSerial } from "./isp-fields.ts";

/** The printed form of a serial number, `HWTC14310a47`. */
const printed = (sn: string) =>
  String.fromCharCode(...[0, 2, 4, 6].map((at) => Number.parseInt(sn.slice(at, at + 2), 16))) +
  sn.slice(8);

/** What `search` looks in, made once per row and write; at 100,000 rows that is what makes search answer at once. */
const blobs = new WeakMap<
  Cpe,
  { updated: string; customerUpdated: string | undefined; text: string }
>();

/** What a search over CPEs looks in: names, numbers, addresses, customer; lower case. */
export function cpeText(world: World, cpe: Cpe): string {
  const customer = world.db.customers.get(cpe.customer);
  const known = blobs.get(cpe);
  if (known && known.updated === cpe.updated && known.customerUpdated === customer?.updated)
    return known.text;
  const parts = [
    cpe.id,
    cpe.cpename,
    cpe.sn,
    cpe.sn && printed(cpe.sn),
    cpe.mac,
    cpe.external_id,
    cpe.address,
    cpe.city,
    cpe.pppoe_username,
    customer?.name,
    customer?.surname,
    customer?.external_id,
    customer?.address,
  ];
  const text = parts.filter(Boolean).join(" ").toLowerCase();
  blobs.set(cpe, { updated: cpe.updated, customerUpdated: customer?.updated, text });
  return text;
}

/** How CPEs are searched and looked up (contract 3.1): serials in both forms, MACs in every notation. */
export function cpeSearch(world: World): Search<Cpe> {
  const exact = (value: string) => value;
  return {
    text: (cpe) => cpeText(world, cpe),
    keys: {
      id: Number,
      sn: (value) => readSerial(value) ?? undefined,
      mac: (value) => readMac(value) ?? undefined,
      external_id: exact,
      cpename: exact,
      internal_id: exact,
      customer: Number,
    },
  };
}

/** A CPE by its id, or by its internal id as some information calls allow (contract 3.1). */
export function findCpe({ world, params }: Ctx): Cpe | undefined {
  const text = params["id"] ?? "";
  return /^\d+$/.test(text)
    ? world.db.cpes.get(Number(text))
    : world.db.cpes.where("cpename", text)[0];
}
