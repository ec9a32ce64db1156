import type { Table } from "#mocks/db/table.ts";
import { metadataOf, readFields, type Fields } from "#mocks/fields.ts";
import { gone, invalid, json, notFound, page, pick, problem } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";
import {
  DDI_FIELDS,
  GROUP_FIELDS,
  QUEUE_FIELDS,
  RECEPTIONIST_FIELDS,
  SCHEDULE_FIELDS,
} from "./pbx-fields.ts";
import type { Pbx } from "#mocks/db/pbx-rows.ts";
import { crossChecks, pbxOf, type Item } from "./pbx-rules.ts";

type Values = Record<string, unknown>;

/** Items without whose they are; with jumps decoded as the server does it. */
function showItem({ pbx: _pbx, ...row }: Item & Values): Values {
  return "incoming" in row ? { ...row, decoded_incoming: row["incoming"] } : row;
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

/** The items of PBXs: DDIs, groups, queues, receptionists, schedules. */
export const itemRoutes: readonly Route[] = [
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
