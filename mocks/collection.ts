import { stamp } from "./clock.ts";
import type { Table } from "./db/table.ts";
import { metadataOf, readFields, type FieldErrors, type Fields } from "./fields.ts";
import { select } from "./query.ts";
import { gone, invalid, json, notFound, page, pick, problem } from "./reply.ts";
import type { Ctx, Handler, Route } from "./route.ts";
import type { Area } from "./users.ts";
import type { World } from "./world.ts";

/**
 * The routes of a plain collection: list and create, read, change and delete one. What is not given is not offered: without
 * `create` there is no POST and no PUT, without `holds` no DELETE.
 */
export function collection<T extends { id: number }>(
  path: string,
  area: Area,
  table: (world: World) => Table<T>,
  fields: Fields,
  options: {
    text: (row: T) => string;
    show?: (world: World, row: T, query: URLSearchParams) => unknown;
    /** Rules that need more than the value itself, by field. */
    check?: (world: World, values: Partial<T>, before: T | null) => FieldErrors;
    create?: (world: World, values: Record<string, unknown>, id: number) => T;
    /** What a change means beyond the row itself. */
    changed?: (world: World, row: T) => void;
    /** Why a row cannot be deleted, or null. Absent: no row can. */
    holds?: (world: World, row: T) => string | null;
  },
): Route[] {
  const show = ({ world, query }: Ctx, row: T) =>
    (options.show ? options.show(world, row, query) : row) as Record<string, unknown>;
  const read = (ctx: Ctx, isWhole: boolean, before: T | null) => {
    const { values, errors } = readFields(fields, ctx.body, isWhole);
    const more = options.check?.(ctx.world, values as Partial<T>, before) ?? {};
    return { values, errors: { ...more, ...errors } };
  };
  const row = (ctx: Ctx) => table(ctx.world).get(Number(ctx.params["id"]));
  const write =
    (isWhole: boolean): Handler =>
    (ctx) => {
      const found = row(ctx);
      if (!found) return notFound();
      const { values, errors } = read(ctx, isWhole, found);
      if (Object.keys(errors).length > 0) return invalid(errors);
      if ("updated" in found) values["updated"] = stamp(ctx.world.now());
      table(ctx.world).change(found, values as Partial<T>);
      options.changed?.(ctx.world, found);
      return json(show(ctx, found));
    };
  const list: Handler = (ctx) => {
    const rows = select(
      table(ctx.world),
      ctx.query,
      { text: options.text },
      ctx.world.options.ignoreUnknownFilters,
    );
    return rows instanceof Response
      ? rows
      : page(ctx, rows, (one) => pick(show(ctx, one), ctx.query));
  };
  const metadata = () => metadataOf(fields);
  const { create, holds } = options;
  return [
    {
      path,
      area,
      slash: "with",
      metadata,
      methods: {
        GET: list,
        ...(create
          ? {
              POST: (ctx) => {
                const { values, errors } = read(ctx, true, null);
                if (Object.keys(errors).length > 0) return invalid(errors);
                const made = create(ctx.world, values, table(ctx.world).nextId());
                return json(show(ctx, table(ctx.world).put(made)), 201);
              },
            }
          : {}),
      },
    },
    {
      path: `${path}/:id`,
      area,
      slash: "with",
      metadata,
      methods: {
        GET: (ctx) => {
          const found = row(ctx);
          return found ? json(pick(show(ctx, found), ctx.query)) : notFound();
        },
        ...(create ? { PUT: write(true) } : {}),
        PATCH: write(false),
        ...(holds
          ? {
              DELETE: (ctx) => {
                const found = row(ctx);
                if (!found) return notFound();
                const reason = holds(ctx.world, found);
                if (reason) return problem(409, reason);
                table(ctx.world).remove(found.id);
                return gone();
              },
            }
          : {}),
      },
    },
  ];
}
