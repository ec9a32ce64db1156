import { collection } from "#mocks/collection.ts";
import type { FieldErrors } from "#mocks/fields.ts";
import { select } from "#mocks/query.ts";
import { page, pick } from "#mocks/reply.ts";
import type { Route } from "#mocks/route.ts";
import { CONTEXT_FIELDS } from "./isp-fields.ts";
import { HOLIDAY_FIELDS } from "./pbx-fields.ts";

/** What PBXs share: holidays, contexts and the calls. */
export const sharedRoutes: readonly Route[] = [
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
