import type { AdminLog, RequestLog } from "#mocks/db/rows.ts";
import type { Table } from "#mocks/db/table.ts";
import { select } from "#mocks/query.ts";
import { json, notFound, page } from "#mocks/reply.ts";
import type { Route } from "#mocks/route.ts";
import type { World } from "#mocks/world.ts";

/** A log, newest first unless sorted otherwise. */
function log<T extends RequestLog | AdminLog>(
  path: string,
  table: (world: World) => Table<T>,
  time: keyof T & string,
  text: (row: T) => string,
): Route[] {
  return [
    {
      path: `logger/${path}`,
      area: "logger",
      slash: "with",
      methods: {
        GET: (ctx) => {
          const query = new URLSearchParams(ctx.query);
          if (!query.has("sort")) query.set("sort", `-${time}`);
          const bound = (name: string) => (value: string) => (row: T) =>
            name === "gte"
              ? Date.parse(String(row[time])) >= Date.parse(value)
              : Date.parse(String(row[time])) <= Date.parse(value);
          const before = (value: string) => (row: T) =>
            Date.parse(String(row[time])) < Date.parse(value);
          const filters = {
            [`${time}__gte`]: bound("gte"),
            [`${time}__lte`]: bound("lte"),
            [`${time}__lt`]: before,
          };
          const rows = select(table(ctx.world), query, {
            text: (row) => text(row).toLowerCase(),
            filters,
          });
          return rows instanceof Response ? rows : page(ctx, rows, (row) => row);
        },
      },
    },
    {
      path: `logger/${path}/:id`,
      area: "logger",
      slash: "with",
      methods: {
        GET: (ctx) => {
          const row = table(ctx.world).get(Number(ctx.params["id"]));
          return row ? json(row) : notFound();
        },
      },
    },
  ];
}

/** The server's own logs (contract 3.13): requests of this world as they come, and yesterday's admin changes. */
export const loggerRoutes: readonly Route[] = [
  ...log<RequestLog>(
    "api-request-logs",
    (world) => world.db.requests,
    "requested_at",
    (row) => `${row.username_persistent ?? ""} ${row.method} ${row.path} ${row.status_code}`,
  ),
  ...log<AdminLog>(
    "admin-logs",
    (world) => world.db.adminLogs,
    "action_time",
    (row) => `${row.user} ${row.content_type} ${row.object_repr}`,
  ),
];
