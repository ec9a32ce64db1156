import {
  dayFilter,
  textFilter,
  type ListColumn,
  type ListFilter,
  type ListSpec,
} from "#src/resource/list-spec.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { events, notifications, stateHistory, type Happening } from "./happenings.ts";
import { paths } from "./paths.ts";
import { StateWord } from "./StateWord.tsx";

type Column = ListColumn<Happening>;

const host: Column = {
  id: "host_name",
  isTitle: true,
  cell: (row) => visible(row.host_name ?? "—", 80),
  csv: (row) => row.host_name,
};
const service: Column = {
  id: "service_name",
  cell: (row) => visible(row.service_name ?? "", 60),
  csv: (row) => row.service_name,
};
const time = (id: "date" | "start_time" | "end_time"): Column => ({
  id,
  cell: (row) => <Moment at={row[id]} />,
  csv: (row) => row[id]?.toISOString(),
  sortValue: (row) => row[id]?.getTime(),
});
const word = (
  id: "channel" | "user" | "source" | "type" | "output" | "detail",
  most: number,
): Column => ({
  id,
  isSortable: id !== "output" && id !== "detail",
  cell: (row) => visible(row[id] ?? "", most),
  csv: (row) => row[id],
});
const state: Column = {
  id: "state",
  cell: (row) => row.state_long && <StateWord state={row.state_long} />,
  csv: (row) => row.state_long,
  sortValue: (row) => row.state_long,
};
const hard: Column = {
  id: "state_type",
  cell: (row) => row.isHard !== null && <HardWord isHard={row.isHard} />,
  csv: (row) => (row.isHard === null ? "" : row.isHard ? "HARD" : "SOFT"),
};
const before: Column = {
  id: "last_hard_state",
  isDefault: false,
  cell: (row) => row.last_hard_state && <StateWord state={row.last_hard_state} />,
  csv: (row) => row.last_hard_state,
};

function HardWord({ isHard }: { isHard: boolean }) {
  const { t } = useTranslation("monitoring");
  return <>{t(isHard ? "events.types.hard" : "events.types.soft")}</>;
}

/** Days compare with the time that was read, not with the text that came. */
const day = (field: "date" | "start_time", side: "from" | "until"): ListFilter<Happening> => {
  const filter = dayFilter<Happening>(field, side);
  const { toApi = (value: string) => value } = filter;
  return {
    ...filter,
    matches: (row, value) => {
      const [at, edge] = [row[field]?.getTime(), Date.parse(toApi(value))];
      if (at === undefined || Number.isNaN(edge)) return true;
      return side === "from" ? at >= edge : at < edge;
    },
  };
};

const STATES = ["up", "down", "unreachable", "ok", "warning", "critical", "unknown", "pending"];
const stateFilter: ListFilter<Happening> = {
  name: "state_long",
  kind: "text",
  suggestions: STATES,
  toApi: (value) => value.trim().toLowerCase(),
  matches: (row, value) => row.state_long === null || row.state_long === value.trim().toLowerCase(),
};
const own = (name: string, suggestions?: readonly string[]) =>
  textFilter<Happening>(name, suggestions ? { suggestions } : {});

const shared = {
  namespace: "monitoring",
  attrs: [],
  takesAttrs: false,
  canSearch: false,
  rowName: (row: Happening) => [row.host_name, row.service_name].filter(Boolean).join(" · "),
  rowPath: (row: Happening) =>
    row.host_name === null ? null : paths.host(row.host_name, row.service_name),
} as const;

/** What the history has: changes of state, messages, events (contract 4.4 M29, M30). */
export const HISTORY_LISTS: Readonly<
  Record<"states" | "notifications" | "events", ListSpec<Happening>>
> = {
  states: {
    ...shared,
    name: "history",
    resource: stateHistory,
    columns: [time("date"), host, service, state, hard, before, word("output", 160)],
    filters: [
      own("host_name"),
      own("service_name"),
      stateFilter,
      day("date", "from"),
      day("date", "until"),
    ],
    defaultSort: "-date",
  },
  notifications: {
    ...shared,
    name: "notifications",
    resource: notifications,
    columns: [
      time("date"),
      host,
      service,
      state,
      word("channel", 40),
      word("user", 60),
      word("output", 160),
    ],
    filters: [
      own("host_name"),
      own("service_name"),
      stateFilter,
      own("channel"),
      day("date", "from"),
      day("date", "until"),
    ],
    defaultSort: "-date",
  },
  events: {
    ...shared,
    name: "events",
    resource: events,
    columns: [
      time("start_time"),
      {
        ...time("end_time"),
        cell: (row) => (row.end_time ? <Moment at={row.end_time} /> : <Unfinished />),
      },
      host,
      word("source", 40),
      word("type", 40),
      word("detail", 300),
    ],
    filters: [
      own("host_name"),
      own("source", ["dhcp", "cwmp", "asterisk", "gpon", "radius"]),
      own("type", ["iplease", "session", "cdr", "provision", "disconnect", "pppoe"]),
      day("start_time", "from"),
      day("start_time", "until"),
    ],
    defaultSort: "-start_time",
    views: [
      { key: "cwmp", search: "source=cwmp" },
      { key: "calls", search: "source=asterisk" },
      { key: "leases", search: "type=iplease" },
    ],
  },
};

export type HistoryKind = keyof typeof HISTORY_LISTS;

/** The list that an address shows. */
export function historyKind(params: URLSearchParams): HistoryKind {
  const wanted = params.get("show");
  return wanted === "notifications" || wanted === "events" ? wanted : "states";
}

function Unfinished() {
  return (
    <StateBadge tone="info">
      <StateWord state="unfinished" isPlain />
    </StateBadge>
  );
}
