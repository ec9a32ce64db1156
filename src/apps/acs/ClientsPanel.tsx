import { useMemo } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Panel } from "#src/ui/Panel.tsx";
import { Table, type TableColumn } from "#src/ui/Table.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { isConnected, type Client } from "./device.ts";

/** Weaker than this a Wi-Fi connection suffers; the console's own rule, dBm. */
const WEAK_DBM = -75;

/** What is connected to the device, by Wi-Fi and cable. It is as old as the device's last report. */
export function ClientsPanel({
  clients,
  informedAt,
  readAt,
}: {
  clients: readonly Client[];
  informedAt: Date | null;
  readAt: Date;
}) {
  const { t } = useTranslation("acs");
  const columns = useColumns();
  const rows = useMemo(
    () =>
      clients
        .filter(isConnected)
        .toSorted(byPlace)
        .map((one, index) => ({ ...one, key: `${index} ${one.id}` })),
    [clients],
  );
  const gone = clients.length - rows.length;
  return (
    <Panel
      title={t("clients.title")}
      aside={
        <span>
          {t(informedAt ? "clients.asOf" : "read")} <Ago at={informedAt ?? readAt} />
        </span>
      }
    >
      {rows.length === 0 ? (
        <p>{t("clients.none")}</p>
      ) : (
        <Table
          label={t("clients.title")}
          columns={columns}
          rows={rows}
          rowId={({ key }) => key}
          rowName={nameOf}
        />
      )}
      {gone > 0 && <p className="k-note">{t("clients.gone", { count: gone })}</p>}
    </Panel>
  );
}

/** Wi-Fi before cable, the strongest first. */
function byPlace(a: Client, b: Client): number {
  return (
    Number(b.isWireless === true) - Number(a.isWireless === true) ||
    (b.signal ?? -999) - (a.signal ?? -999) ||
    (a.port ?? "").localeCompare(b.port ?? "", "en")
  );
}

function nameOf(client: Client): string {
  return visible(client.name ?? client.mac ?? client.ip ?? "?", 60);
}

function useColumns(): TableColumn<Client & { key: string }>[] {
  const { t } = useTranslation("acs");
  return useMemo(
    () => [
      { id: "name", header: t("clients.name"), isTitle: true, cell: nameOf },
      { id: "by", header: t("clients.by"), cell: (client) => <By client={client} /> },
      { id: "ssid", header: t("clients.ssid"), cell: ({ ssid }) => visible(ssid ?? "", 40) },
      { id: "signal", header: t("clients.signal"), cell: (client) => <Signal client={client} /> },
      {
        id: "ip",
        header: t("clients.ip"),
        cell: ({ ip }) => <span className="k-mono">{visible(ip ?? "", 45)}</span>,
      },
      {
        id: "mac",
        header: t("clients.mac"),
        cell: ({ mac }) => <span className="k-mono">{visible(mac ?? "", 30)}</span>,
      },
      { id: "since", header: t("clients.since"), cell: ({ since }) => <Ago at={since} /> },
    ],
    [t],
  );
}

function By({ client: { isWireless, band, port } }: { client: Client }) {
  const { t } = useTranslation("acs");
  if (isWireless === true) return <>{band ? t("clients.wifiBand", { band }) : t("clients.wifi")}</>;
  if (port !== null) return <>{visible(port, 30)}</>;
  return <>{t(isWireless === false ? "clients.cable" : "unknown")}</>;
}

function Signal({ client: { signal, quality, isWireless } }: { client: Client }) {
  const { t } = useTranslation("acs");
  const format = useFormat();
  if (signal === null)
    return (
      <>
        {quality === null
          ? isWireless === true
            ? t("unknown")
            : ""
          : t("clients.quality", { value: quality })}
      </>
    );
  const isWeak = signal < WEAK_DBM;
  return (
    <StateBadge tone={isWeak ? "warning" : "good"}>
      {format.dbm(signal, 0)} {t(isWeak ? "clients.weak" : "clients.good")}
    </StateBadge>
  );
}
