import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { channelList, channelName, type ChannelLine } from "./channel-columns.tsx";
import { ChannelTune } from "./ChannelTune.tsx";
import { channelCounts, domainOf, isNodeChannel } from "./plant-judge.ts";
import type { PlantData } from "./use-plant.ts";

/** The channels of a CMTS in words; one upstream that is selected may be given another frequency. */
export function ChannelsTab({ id, plant }: { id: string; plant: PlantData }) {
  const { t } = useTranslation("docsis");
  const { channels, domains, nodes, counted, faults, reading } = plant;
  const counts = useMemo(
    () => channelCounts(channels, counted, nodes, domains),
    [channels, counted, nodes, domains],
  );
  const lines = useMemo(
    () =>
      channels.map((channel): ChannelLine => ({
        ...channel,
        id: `${channel.direction} ${channel.id}`,
        cmts: id,
        channel,
        domain: domainOf(channel, domains)?.name ?? "",
        nodes: nodes
          .filter((node) => isNodeChannel(node, channel, domains))
          .map(({ name }) => name)
          .join(", "),
        modems: counts?.get(channel) ?? null,
        fault: faults.get(channel.id) ?? null,
      })),
    [channels, domains, nodes, counts, faults, id],
  );
  const selectionOf = (selected: ListSelected<ChannelLine>) => {
    const chosen = selected.kind === "rows" && selected.rows.length === 1 ? selected.rows[0] : null;
    // As it is now, not as it was when it was selected: its modems may have been counted since.
    const only = lines.find(({ id: line }) => line === chosen?.id);
    return only?.direction === "up" ? (
      <ChannelTune key={only.id} cmts={id} channel={only.channel} modems={only.modems} />
    ) : null;
  };
  return (
    <ResourceList
      spec={channelList}
      label={t("channels.title")}
      known={{ rows: lines, at: reading?.at ?? new Date(0), text: textOf }}
      whenSelected={selectionOf}
    />
  );
}

function textOf(line: ChannelLine): string {
  return [channelName(line.channel), line.domain, line.nodes, line.modulation].join(" ");
}
