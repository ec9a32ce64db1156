import { stamp } from "#mocks/clock.ts";
import { collection } from "#mocks/collection.ts";
import { operate } from "#mocks/db/network.ts";
import type { Customer, Pots } from "#mocks/db/crm-rows.ts";
import type { FieldErrors } from "#mocks/fields.ts";
import { select } from "#mocks/query.ts";
import { page } from "#mocks/reply.ts";
import type { Route } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";
import { cpeRoutes } from "./isp-cpes.ts";
import { CONTEXT_FIELDS, CUSTOMER_FIELDS, POTS_FIELDS, PROFILE_FIELDS } from "./isp-fields.ts";
import { showPots, showProfile } from "./isp-rows.ts";

const customerText = (row: Customer) =>
  `${row.id} ${row.name} ${row.surname} ${row.external_id ?? ""} ${row.address} ${row.city} ${row.comment}`.toLowerCase();

/** A line that was changed: its context's name follows, and its device is provisioned anew (contract 2.11). */
function writePots(world: World, pots: Pots): void {
  const context =
    pots.context === null ? null : (world.db.contexts.get(pots.context)?.name ?? null);
  world.db.potses.change(pots, { contextname: context });
  const cpe = world.db.cpes.get(pots.cpe);
  if (cpe?.tech === "gpon" && !cpe.is_bitstream && !cpe.disable_provision)
    operate(world, cpe, "reprovision");
}

function checkPots({ db }: World, values: Partial<Pots>, before: Pots | null): FieldErrors {
  const { cli, context } = values;
  const twin = cli ? db.potses.where("cli", cli).find((one) => one.id !== before?.id) : undefined;
  return {
    ...(twin ? { cli: [`A line with this CLI already exists (${twin.lineid}).`] } : {}),
    ...(context && !db.contexts.get(context)
      ? { context: [`Invalid pk "${context}" - object does not exist.`] }
      : {}),
  };
}

/** CPEs, customers, lines, profiles, contexts, models (contract 3.1). */
export const ispRoutes: readonly Route[] = [
  ...cpeRoutes,
  ...collection<Customer>("isp/customers", "isp", (world) => world.db.customers, CUSTOMER_FIELDS, {
    text: customerText,
    create: (world, values, id) => {
      const now = stamp(world.now());
      const blank = {
        address: "",
        city: "",
        comment: "",
        country: "",
        surname: "",
        realm: "cpe",
        name: "",
      };
      const empty = { external_id: null, latitude: null, longitude: null, postalcode: null };
      return { ...blank, ...empty, ...values, id, created: now, updated: now };
    },
    holds: (world, row) => {
      const count = world.db.cpes.where("customer", row.id).length;
      return count > 0 ? `Cannot delete: ${count} CPE(s) belong to this customer.` : null;
    },
  }),
  ...collection<Pots>("isp/potses", "isp", (world) => world.db.potses, POTS_FIELDS, {
    show: (world, row, query) => showPots(world.db, row, query),
    check: checkPots,
    text: (row) =>
      `${row.lineid} ${row.cli ?? ""} ${row.label ?? ""} ${row.username ?? ""}`.toLowerCase(),
    changed: writePots,
  }),
  ...collection("isp/cpe-profiles", "isp", (world) => world.db.profiles, PROFILE_FIELDS, {
    text: (row) => `${row.name} ${row.label ?? ""} ${row.tech}`.toLowerCase(),
    show: (world, row) => showProfile(world.db, row),
    create: (_world, values, id) => {
      const blank = {
        name: "",
        label: null,
        tech: "gpon",
        downstream: "",
        upstream: "",
        access: true,
        realms: [],
      };
      return { ...blank, ...values, id };
    },
    holds: (world, row) => {
      const count = world.db.cpes.where("profile", row.id).length;
      return count > 0 ? `Cannot delete: ${count} CPE(s) use this profile.` : null;
    },
  }),
  ...collection("isp/contexts", "isp", (world) => world.db.contexts, CONTEXT_FIELDS, {
    text: (row) => row.name.toLowerCase(),
    create: (_world, values, id) => ({ name: "", ...values, id }),
    holds: (world, row) =>
      world.db.potses.where("context", row.id).length > 0
        ? "Cannot delete: lines use this context."
        : null,
  }),
  {
    path: "isp/models",
    area: "isp",
    slash: "with",
    methods: {
      GET: (ctx) => {
        const rows = select(ctx.world.db.models, ctx.query, {
          text: (row) => `${row.name} ${row.vendor}`.toLowerCase(),
        });
        return rows instanceof Response ? rows : page(ctx, rows, (row) => row);
      },
    },
  },
];
