import { useMemo } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Panel } from "#src/ui/Panel.tsx";
import { Table, type TableColumn } from "#src/ui/Table.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { Wan } from "./device.ts";

/** The device's connections to the network, with status and traffic. */
export function WansPanel({ wans }: { wans: readonly Wan[] }) {
  const { t } = useTranslation("acs");
  const columns = useColumns();
  return (
    <Panel title={t("wans.title")}>
      <Table
        label={t("wans.title")}
        columns={columns}
        rows={wans}
        rowId={({ id }) => id}
        rowName={({ id, name }) => visible(name ?? id, 60)}
      />
    </Panel>
  );
}

function useColumns(): TableColumn<Wan>[] {
  const { t } = useTranslation("acs");
  return useMemo(
    () => [
      {
        id: "name",
        header: t("wans.name"),
        isTitle: true,
        cell: ({ id, name }) => visible(name ?? id, 60),
      },
      {
        id: "service",
        header: t("wans.service"),
        cell: ({ service }) => visible(service ?? "", 60),
      },
      { id: "status", header: t("wans.status"), cell: (wan) => <Status wan={wan} /> },
      { id: "vlan", header: "VLAN", cell: ({ vlan }) => visible(vlan ?? "", 20) },
      {
        id: "ip",
        header: "IP",
        cell: ({ ip }) => <span className="k-mono">{visible(ip ?? "", 45)}</span>,
      },
      {
        id: "mac",
        header: "MAC",
        cell: ({ mac }) => <span className="k-mono">{visible(mac ?? "", 30)}</span>,
      },
      { id: "type", header: t("wans.type"), cell: ({ type }) => visible(type ?? "", 40) },
      { id: "traffic", header: t("traffic"), cell: (wan) => <Traffic of={wan} /> },
    ],
    [t],
  );
}

function Status({ wan: { status, isUp } }: { wan: Wan }) {
  const { t } = useTranslation("acs");
  const tone = isUp === null ? "unknown" : isUp ? "good" : "bad";
  const word = status
    ? visible(status, 40)
    : t(isUp === null ? "unknown" : isUp ? "wans.up" : "wans.down");
  return <StateBadge tone={tone}>{word}</StateBadge>;
}

/** Bytes since the device counts, both ways as it sees them: of its Wi-Fi what it sends is what its customer receives. */
export function Traffic({
  of: { sent, received },
}: {
  of: { sent: number | null; received: number | null };
}) {
  const { t } = useTranslation("acs");
  const format = useFormat();
  if (sent === null && received === null) return null;
  return (
    <>{t("bytes", { received: format.bytes(received) ?? "—", sent: format.bytes(sent) ?? "—" })}</>
  );
}
