import { useTranslation } from "#src/i18n/use-translation.ts";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { flagFilter, textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Traffic } from "#src/ui/Figure.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge, ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { FindCpe } from "./FindCpe.tsx";
import { onuName, type PortRow } from "./port-rows.ts";
import css from "./gpon.module.css";

const STATUS_TONES: Readonly<Record<PortRow["status"], Tone>> = {
  online: "good",
  offline: "bad",
  unknown: "unknown",
};

function Status({ row }: { row: PortRow }) {
  const { t } = useTranslation("gpon");
  const word = t(`onus.status.${row.status}`);
  if (!row.isReported) return <StateBadge tone={STATUS_TONES[row.status]}>{word}</StateBadge>;
  return (
    <>
      <StateBadge tone={STATUS_TONES[row.status]} isOld title={t("onus.reported")}>
        {word}
      </StateBadge>{" "}
      <Ago at={row.checkedAt} />
    </>
  );
}

function Cause({ row }: { row: PortRow }) {
  const { t } = useTranslation("gpon");
  return row.cause === null ? null : <>{t(`onus.cause.${row.cause}`)}</>;
}

/** A level, marked where it is past its limit or far off, and as a report where it is one. */
function Level({
  row,
  metric,
}: {
  row: PortRow;
  metric: "dnrx" | "uprx" | "uptx" | "dntx" | "tvrx";
}) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const value = format.dbm(row[metric]);
  if (value === null) return null;
  const margin = row.judgement?.margin;
  const isBeyond = margin?.metric === metric && margin.db < 0;
  const isReported = row.reportedAt !== null;
  return (
    <span
      className={isReported ? css.reported : undefined}
      title={isReported ? t("onus.reported") : undefined}
    >
      {isBeyond && <ToneIcon tone="warning" size={13} />} {value}
    </span>
  );
}

function Db({ value }: { value: number | null }) {
  return <>{useFormat().db(value)}</>;
}

/** dB to the nearest limit, and which one. */
function Margin({ row }: { row: PortRow }) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const margin = row.judgement?.margin;
  if (!margin) return null;
  return (
    <span>
      {margin.db < 0 && <ToneIcon tone="warning" size={13} />} {format.db(margin.db)}{" "}
      <span className="k-dim">
        {t(`onus.columns.${margin.metric}`)}, {t(`onus.side.${margin.side}`)}
      </span>
    </span>
  );
}

function Deviation({ row }: { row: PortRow }) {
  const format = useFormat();
  const fault = row.judgement?.fault;
  const stands = fault?.code === "weak" || fault?.code === "strong";
  if (row.deviation === null) return null;
  const sign = row.deviation > 0 ? "+" : "";
  return (
    <span>
      {stands && fault.reach !== "port" && <ToneIcon tone="warning" size={13} />} {sign}
      {format.db(row.deviation)}
    </span>
  );
}

function Metres({ value }: { value: number | null }) {
  return <>{useFormat().metres(value)}</>;
}

function Monitored({ row }: { row: PortRow }) {
  const { t } = useTranslation("gpon");
  if (row.isRegistered === null) return null;
  if (row.isMonitored) return <>{t("onus.monitored")}</>;
  const word = t(row.isRegistered ? "onus.neverChecked" : "onus.notHere");
  return <StateBadge tone="unknown">{word}</StateBadge>;
}

const columns: readonly ListColumn<PortRow>[] = [
  { id: "onuId", align: "end", cell: (row) => row.onuId },
  {
    id: "name",
    isTitle: true,
    cell: (row) => visible(onuName(row), 80),
    csv: (row) => row.cpeName ?? row.name,
  },
  { id: "status", cell: (row) => <Status row={row} /> },
  { id: "cause", cell: (row) => <Cause row={row} /> },
  // Whom a fault hits stands before figures that a dark ONU does not have.
  { id: "topology", cell: (row) => visible(row.topology ?? "", 60) },
  {
    id: "customer",
    cell: (row) =>
      row.cpeId === null && row.sn ? <FindCpe sn={row.sn} /> : visible(row.customer ?? "", 80),
    csv: (row) => row.customer,
  },
  { id: "dnrx", align: "end", unit: "dBm", cell: (row) => <Level row={row} metric="dnrx" /> },
  { id: "uprx", align: "end", unit: "dBm", cell: (row) => <Level row={row} metric="uprx" /> },
  { id: "margin", align: "end", unit: "dB", cell: (row) => <Margin row={row} /> },
  { id: "deviation", align: "end", unit: "dB", cell: (row) => <Deviation row={row} /> },
  { id: "dnatt", align: "end", unit: "dB", cell: (row) => <Db value={row.dnatt} /> },
  { id: "distance", align: "end", unit: "m", cell: (row) => <Metres value={row.distance} /> },
  { id: "dnbw", align: "end", unit: "bit/s", cell: (row) => <Traffic of={row.dnbw} /> },
  {
    id: "sn",
    isSortable: false,
    cell: (row) => <Serial sn={row.sn} />,
    isSerial: true,
  },
  {
    id: "type",
    cell: (row) => visible(row.model ?? row.type ?? "", 60),
    csv: (row) => row.model ?? row.type,
  },
  { id: "isMonitored", cell: (row) => <Monitored row={row} /> },
  {
    id: "upatt",
    align: "end",
    unit: "dB",
    isDefault: false,
    cell: (row) => <Db value={row.upatt} />,
  },
  {
    id: "pondesv",
    align: "end",
    unit: "dB",
    isDefault: false,
    cell: (row) => <Db value={row.pondesv} />,
  },
  {
    id: "uptx",
    align: "end",
    unit: "dBm",
    isDefault: false,
    cell: (row) => <Level row={row} metric="uptx" />,
  },
  {
    id: "dntx",
    align: "end",
    unit: "dBm",
    isDefault: false,
    cell: (row) => <Level row={row} metric="dntx" />,
  },
  {
    id: "tvrx",
    align: "end",
    unit: "dBm",
    isDefault: false,
    cell: (row) => <Level row={row} metric="tvrx" />,
  },
  {
    id: "upbw",
    align: "end",
    unit: "bit/s",
    isDefault: false,
    cell: (row) => <Traffic of={row.upbw} />,
  },
  { id: "ip", isDefault: false, cell: (row) => row.ip },
  {
    id: "lastDown",
    isDefault: false,
    cell: (row) => <Ago at={row.lastDown} />,
    csv: (row) => row.lastDown?.toISOString(),
  },
  { id: "realm", isDefault: false, cell: (row) => row.realm },
];

/** The ONUs of a port, for who has no CRM that a row could lead to. */
export const onuListAlone: ListSpec<PortRow> = {
  namespace: "gpon",
  name: "onus",
  resource: knownResource("gpon", "onus"),
  columns,
  attrs: [],
  defaultSort: "onuId",
  canSearch: true,
  rowName: onuName,
  filters: [
    textFilter("status", { suggestions: ["online", "offline"] }),
    textFilter("cause"),
    textFilter("topology"),
    textFilter("type", {
      matches: (row, value) =>
        (row.model ?? row.type ?? "").toLowerCase().includes(value.trim().toLowerCase()),
    }),
    flagFilter("isMonitored"),
  ],
};

/** The ONUs of a port. */
export const onuList: ListSpec<PortRow> = {
  ...onuListAlone,
  rowPath: (row) => (row.cpeId === null ? null : crm.cpe(row.cpeId)),
};
