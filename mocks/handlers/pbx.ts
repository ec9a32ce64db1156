import type { Pbx } from "#mocks/db/pbx-rows.ts";
import type { Table } from "#mocks/db/table.ts";
import { metadataOf, readFields } from "#mocks/fields.ts";
import { select } from "#mocks/query.ts";
import { gone, invalid, json, notFound, page, pick, words } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";
import { PBX_FIELDS } from "./pbx-fields.ts";
import { itemRoutes } from "./pbx-items.ts";
import { crossChecks, linesOf, pbxOf } from "./pbx-rules.ts";
import { sharedRoutes } from "./pbx-shared.ts";

/** A PBX as the API gives it: with its counts (contract 3.3, UI). */
function showPbx(world: World, pbx: Pbx, query = new URLSearchParams()): Record<string, unknown> {
  const { pbx: db } = world.db;
  const lines = linesOf(world, pbx.customer).filter((line) => line.pbx_extension);
  const customer = world.db.customers.get(pbx.customer);
  return {
    ...pbx,
    ...(words(query, "joins")?.includes("customer") && customer ? { customer } : {}),
    contextname: pbx.context === null ? null : (world.db.contexts.get(pbx.context)?.name ?? null),
    ddis_count: db.ddis.where("pbx", pbx.id).length,
    lines_count: lines.length,
    voicemails_count: lines.filter((line) => line.voicemail).length,
    groups_count: db.groups.where("pbx", pbx.id).length,
    queues_count: db.queues.where("pbx", pbx.id).length,
    recepcionists_count: db.receptionists.where("pbx", pbx.id).length,
  };
}

const oneOf: Handler = (ctx) => {
  const pbx = pbxOf(ctx);
  return pbx ? json(pick(showPbx(ctx.world, pbx, ctx.query), ctx.query)) : notFound();
};

const writePbx =
  (isWhole: boolean): Handler =>
  (ctx) => {
    const pbx = pbxOf(ctx);
    if (!pbx) return notFound();
    const { values, errors } = readFields(PBX_FIELDS, ctx.body, isWhole);
    const all = { ...crossChecks(ctx.world, pbx, values, null, "pbxs"), ...errors };
    if (Object.keys(all).length > 0) return invalid(all);
    ctx.world.db.pbx.pbxs.change(pbx, values);
    return json(showPbx(ctx.world, pbx));
  };

function removePbx(world: World, { id }: Pbx): void {
  const { ddis, groups, queues, receptionists, schedules, pbxs } = world.db.pbx;
  for (const row of ddis.where("pbx", id)) ddis.remove(row.id);
  for (const row of groups.where("pbx", id)) groups.remove(row.id);
  for (const row of queues.where("pbx", id)) queues.remove(row.id);
  for (const row of receptionists.where("pbx", id)) receptionists.remove(row.id);
  for (const row of schedules.where("pbx", id)) schedules.remove(row.id);
  pbxs.remove(id);
}

const createPbx: Handler = (ctx) => {
  const { world } = ctx;
  const customer = world.db.customers.get(Number(ctx.params["customer"]));
  if (!customer) return notFound();
  const { values, errors } = readFields(PBX_FIELDS, ctx.body, true);
  if (world.db.pbx.pbxs.where("customer", customer.id).length > 0)
    return invalid({ non_field_errors: ["This customer already has a PBX."] });
  if (!linesOf(world, customer.id).some(({ cli }) => cli !== null))
    return invalid({ non_field_errors: ["This customer has no telephone line."] });
  if (Object.keys(errors).length > 0) return invalid(errors);
  const id = world.db.pbx.pbxs.nextId();
  const made: Pbx = {
    ringtime: 20,
    schedule: null,
    language: "es",
    context: null,
    comment: "",
    holidays: [],
    incoming_fix: null,
    incoming_in: null,
    incoming_out: null,
    incoming_holiday: null,
    out_ddi: null,
    ...values,
    realm: customer.realm,
    id,
    customer: customer.id,
  };
  return json(showPbx(world, world.db.pbx.pbxs.put(made)), 201);
};

function listPbxs(ctx: Ctx, rows: Table<Pbx>, customer: number | null): Response {
  const text = (pbx: Pbx) => {
    const owner = ctx.world.db.customers.get(pbx.customer);
    const numbers = ctx.world.db.pbx.ddis.where("pbx", pbx.id).map(({ ddi }) => ddi);
    return [pbx.id, owner?.name, owner?.surname, pbx.comment, ...numbers].join(" ").toLowerCase();
  };
  const found = select(rows, ctx.query, { text }, ctx.world.options.ignoreUnknownFilters);
  if (found instanceof Response) return found;
  const own = customer === null ? found : found.filter((pbx) => pbx.customer === customer);
  return page(ctx, own, (pbx) => pick(showPbx(ctx.world, pbx, ctx.query), ctx.query));
}

const metadata = () => metadataOf(PBX_FIELDS);

/** Virtual PBXs, their items, holidays, contexts and calls (contract 3.3; all but the names is inferred). */
export const pbxRoutes: readonly Route[] = [
  {
    path: "pbx/pbxs",
    area: "pbx",
    slash: "with",
    methods: { GET: (ctx) => listPbxs(ctx, ctx.world.db.pbx.pbxs, null) },
  },
  {
    path: "pbx/customers/:customer/pbxs",
    area: "pbx",
    slash: "with",
    metadata,
    methods: {
      GET: (ctx) => listPbxs(ctx, ctx.world.db.pbx.pbxs, Number(ctx.params["customer"])),
      POST: createPbx,
    },
  },
  {
    path: "pbx/customers/:customer/pbxs/:id",
    area: "pbx",
    slash: "with",
    metadata,
    methods: {
      GET: oneOf,
      PUT: writePbx(true),
      PATCH: writePbx(false),
      DELETE: (ctx) => {
        const pbx = pbxOf(ctx);
        if (!pbx) return notFound();
        removePbx(ctx.world, pbx);
        return gone();
      },
    },
  },
  ...itemRoutes,
  ...sharedRoutes,
];
