import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Percent } from "#src/ui/Figure.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { Channel } from "./channels.ts";
import { paths } from "./paths.ts";
import type { ChannelFault } from "./plant-judge.ts";

/** A channel as a row, with where it is used. */
export type ChannelLine = Channel & {
  cmts: string;
  channel: Channel;
  domain: string;
  nodes: string;
  /** Modems that use it; null while they are not known. */
  modems: number | null;
  fault: ChannelFault | null;
};

/** A channel's name: its interface's, else its number. */
export function channelName({ name, chanid, ifindex }: Channel): string {
  return visible(name ?? `${chanid ?? ifindex ?? "?"}`, 60);
}

/** The same with the number that it has in the drawing. */
export function useChannelLabel(): (channel: Channel) => string {
  const { t } = useTranslation("docsis");
  return (channel) => {
    const name = channelName(channel);
    const number = channel.chanid;
    return number === null || name === String(number)
      ? name
      : t("findings.channel", { name, number });
  };
}

/** The channels that stand out first, then those that are not up, then by frequency. */
function stateOrder({ fault, isUp, freq }: ChannelLine): number {
  return (fault ? 0 : isUp === true ? 2 : 1) * 1e12 + (freq ?? 0);
}

function State({ line }: { line: ChannelLine }) {
  const { t } = useTranslation("docsis");
  const { fault, isUp } = line;
  if (fault) {
    const tone = fault === "down" ? "bad" : "warning";
    return <StateBadge tone={tone}>{t(`channels.fault.${fault}`)}</StateBadge>;
  }
  if (isUp === null) return <StateBadge tone="unknown">{t("state.unknown")}</StateBadge>;
  return (
    <StateBadge tone={isUp ? "good" : "bad"}>{t(isUp ? "state.up" : "state.down")}</StateBadge>
  );
}

function Direction({ line }: { line: ChannelLine }) {
  const { t } = useTranslation("docsis");
  return <>{t(`channels.direction.${line.direction}`)}</>;
}

function Mhz({ hz }: { hz: number | null }) {
  const format = useFormat();
  return hz === null ? null : <>{format.number(hz / 1_000_000, 3, 1)} MHz</>;
}

function Unit({ value, unit }: { value: number | null; unit: string }) {
  const format = useFormat();
  return value === null ? null : (
    <>
      {format.number(value, 2, 2)} {unit}
    </>
  );
}

const columns: readonly ListColumn<ChannelLine>[] = [
  {
    id: "name",
    isTitle: true,
    cell: (line) => channelName(line.channel),
    csv: (line) => channelName(line.channel),
  },
  { id: "direction", cell: (line) => <Direction line={line} /> },
  {
    id: "state",
    cell: (line) => <State line={line} />,
    csv: ({ fault, isUp }) => fault ?? (isUp === null ? "" : isUp ? "up" : "down"),
    sortValue: stateOrder,
  },
  { id: "chanid", align: "end", cell: (line) => line.chanid },
  { id: "snr", align: "end", unit: "dB", cell: (line) => <Unit value={line.snr} unit="dB" /> },
  {
    id: "uncorrected",
    align: "end",
    unit: "%",
    cell: (line) => <Percent of={line.uncorrected} />,
  },
  { id: "corrected", align: "end", unit: "%", cell: (line) => <Percent of={line.corrected} /> },
  {
    id: "modems",
    align: "end",
    cell: (line) =>
      line.modems ? (
        <Link to={paths.modems(line.cmts, { channel: `${line.direction} ${line.channel.id}` })}>
          {line.modems}
        </Link>
      ) : (
        line.modems
      ),
  },
  { id: "domain", cell: (line) => visible(line.domain, 60) },
  { id: "nodes", cell: (line) => visible(line.nodes, 120) },
  { id: "freq", align: "end", unit: "Hz", cell: (line) => <Mhz hz={line.freq} /> },
  { id: "width", align: "end", unit: "Hz", cell: (line) => <Mhz hz={line.width} /> },
  { id: "modulation", cell: (line) => visible(line.modulation ?? "", 30) },
  { id: "profile", align: "end", isDefault: false, cell: (line) => line.profile },
  {
    id: "power",
    align: "end",
    unit: "dBmV",
    cell: (line) => <Unit value={line.power} unit="dBmV" />,
  },
  { id: "ifindex", align: "end", isDefault: false, cell: (line) => line.ifindex },
];

/** The channels of a CMTS. */
export const channelList: ListSpec<ChannelLine> = {
  namespace: "docsis",
  name: "channels",
  resource: knownResource("docsis", "channels"),
  columns,
  attrs: [],
  defaultSort: "state",
  canSearch: true,
  rowName: (line) => channelName(line.channel),
  filters: [
    textFilter("direction", { suggestions: ["up", "down"] }),
    textFilter("domain"),
    textFilter("nodes", {
      matches: (line, value) => line.nodes.split(", ").includes(value.trim()),
    }),
    textFilter("fault", { suggestions: ["noise", "losses", "down"] }),
  ],
};
