import type { Pbx } from "#mocks/db/pbx-rows.ts";
import { collection } from "#mocks/collection.ts";
import type { Table } from "#mocks/db/table.ts";
import { metadataOf, readFields, type FieldErrors, type Fields } from "#mocks/fields.ts";
import { select } from "#mocks/query.ts";
import { gone, invalid, json, notFound, page, pick, problem, words } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";
import { CONTEXT_FIELDS } from "./isp-fields.ts";
import {
  DDI_FIELDS,
  GROUP_FIELDS,
  HOLIDAY_FIELDS,
  PBX_FIELDS,
  QUEUE_FIELDS,
  RECEPTIONIST_FIELDS,
  SCHEDULE_FIELDS,
} from "./pbx-fields.ts";

type Values = Record<string, unknown>;
type Item = { id: number; pbx: number };

/** The lines of a customer. */
function linesOf(world: World, customer: number) {
  return world.db.cpes
    .where("customer", customer)
    .flatMap((cpe) => world.db.potses.where("cpe", cpe.id));
}

/** A PBX as the API gives it: with its counts (contract 3.3, UI). */
function showPbx(world: World, pbx: Pbx, query = new URLSearchParams()): Values {
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

/** Items without whose they are; with jumps decoded as the server does it. */
function showItem({ pbx: _pbx, ...row }: Item & Values): Values {
  return "incoming" in row ? { ...row, decoded_incoming: row["incoming"] } : row;
}

/** The PBX that an address names; null where the customer has no such one. */
function pbxOf({ world, params }: Ctx): Pbx | null {
  const pbx = world.db.pbx.pbxs.get(Number(params["pbx"] ?? params["id"]));
  return pbx && pbx.customer === Number(params["customer"]) ? pbx : null;
}

/** What concerns other things of the same PBX. */
function crossChecks(world: World, pbx: Pbx, values: Values, own: Item | null, kind: string) {
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

interface Kind<T extends Item> {
  name: string;
  table: (world: World) => Table<T>;
  fields: Fields;
  blank: Values;
  holds?: (world: World, row: T) => string | null;
}

/** The routes of one kind of items of a PBX (contract 3.3). */
function items<T extends Item>({ name, table, fields, blank, holds }: Kind<T>): Route[] {
  const path = `pbx/customers/:customer/pbxs/:pbx/${name}`;
  const metadata = () => metadataOf(fields);
  const find = (ctx: Ctx): { pbx: Pbx; row: T } | null => {
    const pbx = pbxOf(ctx);
    const row = table(ctx.world).get(Number(ctx.params["id"]));
    return pbx && row?.pbx === pbx.id ? { pbx, row } : null;
  };
  const show = (row: T) => showItem(row);
  const write =
    (isWhole: boolean): Handler =>
    (ctx) => {
      const found = find(ctx);
      if (!found) return notFound();
      const { values, errors } = readFields(fields, ctx.body, isWhole);
      const all = { ...crossChecks(ctx.world, found.pbx, values, found.row, name), ...errors };
      if (Object.keys(all).length > 0) return invalid(all);
      return json(show(table(ctx.world).change(found.row, values as Partial<T>)));
    };
  return [
    {
      path,
      area: "pbx",
      slash: "with",
      metadata,
      methods: {
        GET: (ctx) => {
          const pbx = pbxOf(ctx);
          if (!pbx) return notFound();
          const rows = table(ctx.world).where("pbx", pbx.id);
          return page(ctx, rows, (row) => pick(show(row), ctx.query));
        },
        POST: (ctx) => {
          const pbx = pbxOf(ctx);
          if (!pbx) return notFound();
          const { values, errors } = readFields(fields, ctx.body, true);
          const all = { ...crossChecks(ctx.world, pbx, values, null, name), ...errors };
          if (Object.keys(all).length > 0) return invalid(all);
          const id = table(ctx.world).nextId();
          const made = { ...blank, ...values, id, pbx: pbx.id } as unknown as T;
          return json(show(table(ctx.world).put(made)), 201);
        },
      },
    },
    {
      path: `${path}/:id`,
      area: "pbx",
      slash: "with",
      metadata,
      methods: {
        GET: (ctx) => {
          const found = find(ctx);
          return found ? json(pick(show(found.row), ctx.query)) : notFound();
        },
        PUT: write(true),
        PATCH: write(false),
        DELETE: (ctx) => {
          const found = find(ctx);
          if (!found) return notFound();
          const reason = holds?.(ctx.world, found.row) ?? null;
          if (reason) return problem(409, reason);
          table(ctx.world).remove(found.row.id);
          return gone();
        },
      },
    },
  ];
}

const ringer = {
  extensions: [],
  fail: null,
  out_of_schedule: null,
  schedule: null,
  holidays: false,
};

const itemRoutes: readonly Route[] = [
  ...items({
    name: "ddis",
    table: (world) => world.db.pbx.ddis,
    fields: DDI_FIELDS,
    blank: { extensions: [], incoming: null },
  }),
  ...items({
    name: "groups",
    table: (world) => world.db.pbx.groups,
    fields: GROUP_FIELDS,
    blank: ringer,
  }),
  ...items({
    name: "queues",
    table: (world) => world.db.pbx.queues,
    fields: QUEUE_FIELDS,
    blank: {
      ...ringer,
      wrapuptime: null,
      maxusers: null,
      user_timeout: null,
      agent_timeout: null,
      announce: false,
      announce_frequency: null,
      record: null,
      periodic_announce_frequency: null,
    },
  }),
  ...items({
    name: "recepcionists",
    table: (world) => world.db.pbx.receptionists,
    fields: RECEPTIONIST_FIELDS,
    blank: {
      record: null,
      schedule: null,
      holidays: false,
      fail: null,
      out_of_schedule: null,
      repeat: false,
      options: [],
    },
  }),
  ...items({
    name: "schedules",
    table: (world) => world.db.pbx.schedules,
    fields: SCHEDULE_FIELDS,
    blank: { items: [] },
    holds: (world, row) => {
      const { pbxs, groups, queues, receptionists } = world.db.pbx;
      const users = [
        ...groups.where("pbx", row.pbx),
        ...queues.where("pbx", row.pbx),
        ...receptionists.where("pbx", row.pbx),
      ].map((one) => one.schedule);
      const isUsed = pbxs.get(row.pbx)?.schedule === row.id || users.includes(row.id);
      return isUsed ? "Cannot delete: the schedule is in use." : null;
    },
  }),
];

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
  ...collection("pbx/holidays", "pbx", (world) => world.db.pbx.holidays, HOLIDAY_FIELDS, {
    text: (row) => `${row.day} ${row.comment} ${row.realm}`.toLowerCase(),
    create: (_world, values, id) => ({ day: "", comment: "", realm: "cpe", ...values, id }),
    check: (world, values, own): FieldErrors => {
      const day = values.day ?? own?.day;
      const realm = values.realm ?? own?.realm ?? "cpe";
      const twin = world.db.pbx.holidays
        .ordered()
        .find((one) => one.day === day && one.realm === realm && one.id !== own?.id);
      return twin ? { day: ["This holiday already exists."] } : {};
    },
    holds: (world, row) =>
      world.db.pbx.pbxs.ordered().some(({ holidays }) => holidays.includes(row.id))
        ? "Cannot delete: PBXs use this holiday."
        : null,
  }),
  ...collection("pbx/contexts", "pbx", (world) => world.db.contexts, CONTEXT_FIELDS, {
    text: (row) => row.name.toLowerCase(),
    create: (_world, values, id) => ({ name: "", ...values, id }),
    holds: (world, row) => {
      const isUsed =
        world.db.potses.where("context", row.id).length > 0 ||
        world.db.pbx.pbxs.where("context", row.id).length > 0;
      return isUsed ? "Cannot delete: lines or PBXs use this context." : null;
    },
  }),
  {
    path: "pbx/cdrs",
    area: "pbx",
    slash: "with",
    methods: {
      GET: (ctx) => {
        const rows = select(
          ctx.world.db.pbx.cdrs,
          ctx.query,
          {
            text: (row) => `${row.cpe} ${row.src} ${row.dst}`.toLowerCase(),
            filters: {
              ddi: (value) => (row) => row.src === value || row.dst === value,
              start__gte: (value) => (row) => Date.parse(row.start) >= Date.parse(value),
              start__lt: (value) => (row) => Date.parse(row.start) < Date.parse(value),
            },
          },
          ctx.world.options.ignoreUnknownFilters,
        );
        return rows instanceof Response
          ? rows
          : page(ctx, rows, (row) => pick({ ...row }, ctx.query));
      },
    },
  },
];
