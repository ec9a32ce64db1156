import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Table, type TableColumn } from "#src/ui/Table.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import type { Session } from "./api.ts";
import { macText } from "./mac-text.ts";
import { paths } from "./paths.ts";
import { Lasted } from "./session-columns.tsx";
import { sessionName } from "./session-name.ts";

/** A few sessions beside what they belong to; each opens its own page. */
export function SessionTable({ label, sessions }: { label: string; sessions: readonly Session[] }) {
  const columns = useColumns();
  return (
    <Table
      label={label}
      columns={columns}
      rows={sessions}
      rowId={({ id }) => id}
      rowName={sessionName}
      rowPath={({ id, username }) => paths.session(id, username)}
    />
  );
}

function useColumns(): TableColumn<Session>[] {
  const { t } = useTranslation("radius");
  return useMemo(
    (): TableColumn<Session>[] => [
      { id: "username", header: t("sessions.columns.username"), isTitle: true, cell: sessionName },
      {
        id: "framedipaddress",
        header: t("sessions.columns.framedipaddress"),
        cell: (session) => visible(session.framedipaddress ?? "", 60),
      },
      {
        id: "callingstationid",
        header: t("sessions.columns.callingstationid"),
        cell: (session) => macText(session.callingstationid),
      },
      {
        id: "acctstarttime",
        header: t("sessions.columns.acctstarttime"),
        cell: (session) => <Moment at={session.acctstarttime} />,
      },
      {
        id: "acctstoptime",
        header: t("sessions.columns.acctstoptime"),
        cell: (session) => <Moment at={session.acctstoptime} />,
      },
      {
        id: "acctsessiontime",
        header: t("sessions.columns.acctsessiontime"),
        align: "end",
        cell: (session) => <Lasted session={session} />,
      },
    ],
    [t],
  );
}
