import { dayFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import type { Session } from "./api.ts";
import { inUseFilter, sessionsInUse } from "./in-use.ts";
import { columns, filters, shared, text } from "./session-columns.tsx";

const ended: readonly ListColumn<Session>[] = [
  { id: "acctstoptime", cell: (session) => <Moment at={session.acctstoptime} /> },
  { id: "acctterminatecause", cell: (session) => text(session.acctterminatecause) },
];

/** Sessions live and past, the newest first. */
export const historyList: ListSpec<Session> = {
  ...shared,
  resource: sessionsInUse,
  name: "history",
  columns: [...columns.slice(0, 8), ...ended, ...columns.slice(8)],
  defaultSort: "-acctstarttime",
  filters: [
    ...filters,
    inUseFilter,
    dayFilter("acctstarttime", "from"),
    dayFilter("acctstarttime", "until"),
  ],
};
