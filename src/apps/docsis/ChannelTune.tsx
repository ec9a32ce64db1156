import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ActionWith } from "#src/resource/ActionWith.tsx";
import { channelName } from "./channel-columns.tsx";
import type { Channel } from "./channels.ts";
import { paths } from "./paths.ts";
import { cmtsOf } from "./plant.ts";
import { tuneOf } from "./tune.ts";

const MHZ = 1_000_000;

/** Another frequency for an upstream: only where the server offers it (contract 3.6: the endpoint is inferred), and asked first. */
export function ChannelTune({
  cmts,
  channel,
  modems,
}: {
  cmts: string;
  channel: Channel;
  /** How many use the channel; null: not known, or not yet. */
  modems: number | null;
}) {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  const [typed, setTyped] = useState(() =>
    channel.freq === null ? "" : String(channel.freq / MHZ),
  );
  const { data: offer } = useQuery(tuneOf(cmts, channel));
  const field = channel.freqField;
  if (!offer || !field) return null;
  const mhz = Number(typed.replace(",", "."));
  const isNumber = typed.trim() !== "" && Number.isFinite(mhz) && mhz > 0;
  const hz = Math.round(mhz * MHZ);
  const name = channelName(channel);
  const inMhz = (value: number) => `${format.number(value / MHZ, 3, 1)} MHz`;
  return (
    <ActionWith
      thing={{
        app: "docsis",
        kind: "upstream",
        id: `${cmts} ${channel.id}`,
        name: `${cmts} ${name}`,
        path: `${paths.cmts(cmts)}?tab=channels`,
      }}
      name="set_frequency"
      href={offer.href}
      {...(offer.method ? { method: offer.method } : {})}
      body={{ [field.name]: hz / field.hz }}
      facts={[
        [t("tune.channel"), name],
        [t("tune.from"), channel.freq !== null && inMhz(channel.freq)],
        [t("tune.to"), isNumber && inMhz(hz)],
        // Its place is there before: what comes late must not push a button under somebody's click.
        [t("channels.columns.modems"), modems ?? "—"],
      ]}
      warnings={
        modems === 0
          ? []
          : [modems === null ? t("tune.uncounted") : t("tune.warning", { count: modems })]
      }
      isReady={isNumber && hz !== channel.freq}
      recheck={async () => {
        const now = await queryClient.fetchQuery({ ...tuneOf(cmts, channel), staleTime: 0 });
        return now?.href ?? null;
      }}
      onOutcome={() => void queryClient.invalidateQueries({ queryKey: cmtsOf(cmts).queryKey })}
    >
      <TextInput
        size="sm"
        label={t("tune.label", { channel: name })}
        inputMode="decimal"
        value={typed}
        error={typed !== "" && !isNumber ? t("tune.notANumber") : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ActionWith>
  );
}
