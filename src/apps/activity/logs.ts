// The server's own logs (contract 3.13; all names of fields and filters inferred there).
import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "#src/krill/errors.ts";
import { numberField, row, textField, type FieldReader } from "#src/krill/read-row.ts";
import { timeField } from "#src/krill/inferred-fields.ts";
import { resource, type Item, type RowOf } from "#src/krill/resource.ts";

/** Kept as it came: a text that holds JSON, or the data itself. */
const anyField: FieldReader<unknown> = (value) => value;

/** A request that the API served. */
const readRequest = row({
  requested_at: timeField,
  username_persistent: textField,
  user: anyField,
  remote_addr: textField,
  response_ms: numberField,
  status_code: numberField,
  method: textField,
  path: textField,
  host: textField,
  view: textField,
  view_method: textField,
  query_params: anyField,
  data: anyField,
  response: anyField,
  errors: anyField,
});

/** A change made in the server's admin site. */
const readChange = row({
  action_time: timeField,
  user: anyField,
  action_flag: anyField,
  content_type: anyField,
  object_id: textField,
  object_repr: textField,
  change_message: anyField,
});

/** The requests that the API served. */
export const requestLogs = resource({ app: "logger", name: "api-request-logs", read: readRequest });
/** The changes made in the server's admin site. */
export const adminLogs = resource({ app: "logger", name: "admin-logs", read: readChange });

export type RequestLog = RowOf<typeof requestLogs>;
export type AdminLog = RowOf<typeof adminLogs>;

/**
 * One request, as query options; of a server that gives only the list, out of that. @throws ApiError
 */
export function requestLog(id: number) {
  return queryOptions({
    queryKey: [...requestLogs.key, "one", String(id)] as const,
    queryFn: async ({ signal }): Promise<Item<RequestLog>> => {
      try {
        return await requestLogs.fetchOne(id, [], signal);
      } catch (error) {
        const isMissing =
          error instanceof ApiError && (error.kind === "not-found" || error.kind === "not-allowed");
        if (!isMissing) throw error;
        const page = await requestLogs.fetchPage({ limit: 5, offset: 0, filters: { id } }, signal);
        const data = page.rows.find((one) => one.id === id);
        if (!data) throw error;
        return { data, allow: page.allow, at: page.at, odd: page.odd };
      }
    },
    staleTime: 60_000,
  });
}
