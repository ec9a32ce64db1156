import type { Pbx } from "#mocks/db/pbx-rows.ts";
import type { FieldErrors } from "#mocks/fields.ts";
import type { Ctx } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";

/** An item of a PBX. */
export type Item = { id: number; pbx: number };

/** The lines of a customer. */
export function linesOf(world: World, customer: number) {
  return world.db.cpes
    .where("customer", customer)
    .flatMap((cpe) => world.db.potses.where("cpe", cpe.id));
}

/** The PBX that an address names; null where the customer has no such one. */
export function pbxOf({ world, params }: Ctx): Pbx | null {
  const pbx = world.db.pbx.pbxs.get(Number(params["pbx"] ?? params["id"]));
  return pbx && pbx.customer === Number(params["customer"]) ? pbx : null;
}

/** What concerns other things of the same PBX. */
export function crossChecks(
  world: World,
  pbx: Pbx,
  values: Record<string, unknown>,
  own: Item | null,
  kind: string,
) {
  const errors: FieldErrors = {};
  const { pbx: db } = world.db;
  const { schedule, extensions, holidays } = values;
  if (typeof schedule === "number" && db.schedules.get(schedule)?.pbx !== pbx.id)
    errors["schedule"] = [`Invalid pk "${schedule}" - object does not exist.`];
  const lines = linesOf(world, pbx.customer).filter((line) => line.pbx_extension);
  if (Array.isArray(extensions))
    for (const one of extensions)
      if (!lines.some(({ id }) => id === one))
        errors["extensions"] = [`Invalid pk "${String(one)}" - object does not exist.`];
  if (Array.isArray(holidays))
    for (const one of holidays)
      if (!db.holidays.get(Number(one)))
        errors["holidays"] = [`Invalid pk "${String(one)}" - object does not exist.`];
  if (typeof values["cli"] === "string") {
    const others = [
      ...db.groups.where("pbx", pbx.id).map((one) => ({ kind: "groups", ...one })),
      ...db.queues.where("pbx", pbx.id).map((one) => ({ kind: "queues", ...one })),
    ].filter((one) => one.kind !== kind || one.id !== own?.id);
    const isTaken = [...others, ...lines].some(({ cli }) => cli === values["cli"]);
    if (isTaken) errors["cli"] = ["This CLI is already in use in this PBX."];
  }
  if (typeof values["ddi"] === "string") {
    const twin = db.ddis.where("ddi", values["ddi"]).find(({ id }) => id !== own?.id);
    if (twin) errors["ddi"] = ["DDI with this number already exists."];
  }
  if (kind === "recepcionists" && typeof values["name"] === "string") {
    const twin = db.receptionists
      .where("pbx", pbx.id)
      .find((one) => one.name === values["name"] && one.id !== own?.id);
    if (twin) errors["name"] = ["A receptionist with this name already exists."];
  }
  return errors;
}
