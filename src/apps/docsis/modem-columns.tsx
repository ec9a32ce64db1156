import { paths as crm } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Duration, Percent, Traffic } from "#src/ui/Figure.tsx";
import { StateBadge, ToneIcon } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { macText, type Modem } from "./modems.ts";
import type { ModemMargin } from "./plant-judge.ts";

/** A cable modem as a row, with what the monitoring knows of it. */
export type ModemLine = Omit<Modem, "channels"> & {
  cpeId: number | null;
  cpeName: string | null;
  customer: string | null;
  realm: string | null;
  /** dB to the nearest limit. */
  margin: number | null;
  nearest: ModemMargin | null;
  /** The channels that it uses, `up 10170`. */
  channel: readonly string[];
};

function State({ line }: { line: ModemLine }) {
  const { t } = useTranslation("docsis");
  const { isOnline, state } = line;
  if (isOnline === null)
    return (
      <StateBadge tone="unknown">{state ? visible(state, 40) : t("state.unknown")}</StateBadge>
    );
  return (
    <StateBadge tone={isOnline ? "good" : "bad"}>
      {t(isOnline ? "modems.online" : "modems.offline")}
    </StateBadge>
  );
}

function Level({
  line,
  metric,
  unit,
}: {
  line: ModemLine;
  metric: "dnrx" | "dnsnr" | "uptx" | "upsnr";
  unit: string;
}) {
  const format = useFormat();
  const value = line[metric];
  if (value === null) return null;
  const isBeyond = line.nearest?.metric === metric && line.nearest.db < 0;
  return (
    <>
      {isBeyond && <ToneIcon tone="warning" size={13} />} {format.number(value, 2, 2)} {unit}
    </>
  );
}

function Margin({ line }: { line: ModemLine }) {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  if (!line.nearest) return null;
  const { db, metric, side } = line.nearest;
  return (
    <>
      {db < 0 && <ToneIcon tone="warning" size={13} />} {format.db(db)}{" "}
      <span className="k-dim">
        {t(`modems.columns.${metric}`)}, {t(`modems.side.${side}`)}
      </span>
    </>
  );
}

const columns: readonly ListColumn<ModemLine>[] = [
  {
    id: "mac",
    isTitle: true,
    cell: (line) => macText(line.mac ?? line.id),
    csv: (line) => macText(line.mac ?? line.id),
  },
  { id: "cpeName", cell: (line) => line.cpeName && visible(line.cpeName, 60) },
  { id: "state", cell: (line) => <State line={line} />, csv: (line) => line.state },
  { id: "node", cell: (line) => visible(line.node ?? "", 40) },
  { id: "domain", cell: (line) => visible(line.domain ?? "", 40) },
  {
    id: "dnrx",
    align: "end",
    unit: "dBmV",
    cell: (line) => <Level line={line} metric="dnrx" unit="dBmV" />,
  },
  {
    id: "dnsnr",
    align: "end",
    unit: "dB",
    cell: (line) => <Level line={line} metric="dnsnr" unit="dB" />,
  },
  {
    id: "uptx",
    align: "end",
    unit: "dBmV",
    cell: (line) => <Level line={line} metric="uptx" unit="dBmV" />,
  },
  {
    id: "upsnr",
    align: "end",
    unit: "dB",
    cell: (line) => <Level line={line} metric="upsnr" unit="dB" />,
  },
  { id: "margin", align: "end", unit: "dB", cell: (line) => <Margin line={line} /> },
  { id: "customer", cell: (line) => visible(line.customer ?? "", 80) },
  { id: "ip", cell: (line) => line.ip },
  {
    id: "upko",
    align: "end",
    unit: "%",
    isDefault: false,
    cell: (line) => <Percent of={line.upko} />,
  },
  {
    id: "dnko",
    align: "end",
    unit: "%",
    isDefault: false,
    cell: (line) => <Percent of={line.dnko} />,
  },
  {
    id: "upcorr",
    align: "end",
    unit: "%",
    isDefault: false,
    cell: (line) => <Percent of={line.upcorr} />,
  },
  {
    id: "dncorr",
    align: "end",
    unit: "%",
    isDefault: false,
    cell: (line) => <Percent of={line.dncorr} />,
  },
  {
    id: "dnbw",
    align: "end",
    unit: "bit/s",
    isDefault: false,
    cell: (line) => <Traffic of={line.dnbw} />,
  },
  {
    id: "upbw",
    align: "end",
    unit: "bit/s",
    isDefault: false,
    cell: (line) => <Traffic of={line.upbw} />,
  },
  {
    id: "uptime",
    align: "end",
    unit: "s",
    isDefault: false,
    cell: (line) => <Duration of={line.uptime} />,
  },
  { id: "config", isDefault: false, cell: (line) => visible(line.config ?? "", 60) },
  { id: "model", isDefault: false, cell: (line) => visible(line.model ?? "", 60) },
];

/** The cable modems of a CMTS, for who has no CRM that a row could lead to. */
export const modemListAlone: ListSpec<ModemLine> = {
  namespace: "docsis",
  name: "modems",
  resource: knownResource("docsis", "cms"),
  columns,
  attrs: [],
  defaultSort: "mac",
  canSearch: true,
  rowName: (line) => line.cpeName ?? macText(line.mac ?? line.id),
  filters: [
    textFilter("node"),
    textFilter("domain"),
    textFilter("channel", { matches: (line, value) => line.channel.includes(value.trim()) }),
    textFilter("state", {
      suggestions: ["online", "offline"],
      matches: (line, value) => {
        const wanted = value.trim().toLowerCase();
        const word = line.isOnline === null ? "" : line.isOnline ? "online" : "offline";
        return wanted === word || wanted === line.state?.toLowerCase();
      },
    }),
  ],
};

/** The cable modems of a CMTS. */
export const modemList: ListSpec<ModemLine> = {
  ...modemListAlone,
  rowPath: (line) => (line.cpeId === null ? null : crm.cpe(line.cpeId)),
};
