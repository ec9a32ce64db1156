import { useTranslation } from "#src/i18n/use-translation.ts";
import { dayFilter, textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { maskSecrets } from "#src/util/secrets.ts";
import { visible } from "#src/util/text.ts";
import { contentTypeOf, flagOf, messageOf, summaryOf, userOf } from "./log-words.ts";
import { adminLogs, requestLogs, type AdminLog, type RequestLog } from "./logs.ts";
import { paths } from "./paths.ts";

const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"];

const requestColumns: readonly ListColumn<RequestLog>[] = [
  {
    id: "requested_at",
    isTitle: true,
    cell: (row) => (row.requested_at ? <Moment at={row.requested_at} withSeconds /> : `#${row.id}`),
  },
  {
    id: "username_persistent",
    attrs: ["username_persistent", "user"],
    cell: userOf,
    csv: userOf,
  },
  { id: "method", cell: (row) => shown(row.method) },
  {
    id: "path",
    cell: (row) => <span className="k-mono">{pathText(row)}</span>,
    csv: pathText,
  },
  { id: "status_code", cell: (row) => <Status code={row.status_code} /> },
  { id: "response_ms", align: "end", cell: (row) => row.response_ms },
  { id: "remote_addr", cell: (row) => shown(row.remote_addr) },
  { id: "data", isDefault: false, isSortable: false, cell: sentText, csv: sentText },
  { id: "errors", isDefault: false, isSortable: false, cell: errorText, csv: errorText },
  { id: "host", isDefault: false, cell: (row) => shown(row.host) },
  { id: "view", isDefault: false, cell: (row) => shown(row.view) },
  { id: "id", isDefault: false, align: "end", cell: (row) => row.id },
];

/** The requests that the API served, the newest first (contract 3.13, L2). */
export const requestList: ListSpec<RequestLog> = {
  namespace: "logs",
  name: "requests",
  resource: requestLogs,
  columns: requestColumns,
  attrs: ["id", "requested_at"],
  defaultSort: "-requested_at",
  canSearch: true,
  rowName: (row) => `#${row.id}`,
  rowPath: (row) => paths.request(row.id),
  filters: [
    dayFilter("requested_at", "from"),
    dayFilter("requested_at", "until"),
    textFilter("username_persistent"),
    textFilter("method", {
      suggestions: METHODS,
      toApi: (value) => value.trim().toUpperCase(),
    }),
    textFilter("status_code"),
    textFilter("path"),
    textFilter("remote_addr"),
  ],
};

const changeColumns: readonly ListColumn<AdminLog>[] = [
  {
    id: "action_time",
    isTitle: true,
    cell: (row) => (row.action_time ? <Moment at={row.action_time} withSeconds /> : `#${row.id}`),
  },
  { id: "user", cell: userOf, csv: userOf },
  { id: "action_flag", cell: (row) => <Flag row={row} />, csv: flagOf },
  { id: "content_type", cell: contentTypeOf, csv: contentTypeOf },
  { id: "object_repr", cell: (row) => shown(row.object_repr) },
  { id: "object_id", isDefault: false, align: "end", cell: (row) => shown(row.object_id) },
  { id: "change_message", isSortable: false, cell: messageOf, csv: messageOf },
  { id: "id", isDefault: false, align: "end", cell: (row) => row.id },
];

/** The changes made in the server's admin site, the newest first (contract 3.13, L3). */
export const changeList: ListSpec<AdminLog> = {
  namespace: "logs",
  name: "changes",
  resource: adminLogs,
  columns: changeColumns,
  attrs: ["id", "action_time"],
  defaultSort: "-action_time",
  canSearch: true,
  rowName: (row) => `#${row.id}`,
  filters: [
    dayFilter("action_time", "from"),
    dayFilter("action_time", "until"),
    textFilter("user", {
      matches: (row, value) =>
        row.user === undefined || userOf(row).toLowerCase() === value.trim().toLowerCase(),
    }),
    textFilter("action_flag", {
      suggestions: ["1", "2", "3"],
      toApi: (value) => flagOf({ action_flag: value }) ?? value.trim(),
      matches: (row, value) =>
        row.action_flag === undefined || flagOf(row) === flagOf({ action_flag: value }),
    }),
    textFilter("content_type", {
      matches: (row, value) =>
        row.content_type === undefined ||
        contentTypeOf(row).toLowerCase() === value.trim().toLowerCase(),
    }),
    textFilter("object_id"),
  ],
};

/** A status of HTTP with its tone. */
export function Status({ code }: { code: number | null | undefined }) {
  if (code === null || code === undefined) return null;
  const tone = code < 400 ? "good" : code < 500 ? "warning" : "bad";
  return <StateBadge tone={tone}>{code}</StateBadge>;
}

/** What the admin did, in a word. */
function Flag({ row }: { row: AdminLog }) {
  const { t } = useTranslation("logs");
  const flag = flagOf(row);
  return flag === null ? null : <>{t(`changes.flags.f${flag}`)}</>;
}

function shown(value: unknown): string {
  return typeof value === "string" ? visible(value, 200) : "";
}

function pathText(row: RequestLog): string {
  return visible(maskSecrets(row.path ?? ""), 300);
}

function sentText(row: RequestLog): string {
  return summaryOf(row.data);
}

function errorText(row: RequestLog): string {
  return summaryOf(row.errors);
}
