import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import type { Channel } from "./channels.ts";
import { useChannelLabel } from "./channel-columns.tsx";
import type { ChannelFault } from "./plant-judge.ts";
import { spectrumOf } from "./spectrum.ts";
import css from "./docsis.module.css";

const MHZ = 1_000_000;

/** Channels on a frequency axis, a row for each MAC domain; the table of the channels says the same in words. */
export function Spectrum({
  title,
  lanes,
  faults,
}: {
  title: string;
  lanes: readonly { name: string; channels: readonly Channel[] }[];
  faults: ReadonlyMap<string, ChannelFault>;
}) {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  const label = useChannelLabel();
  const spectrum = spectrumOf(lanes);
  if (!spectrum) return null;
  const bars = spectrum.lanes.flatMap((lane) => lane.bars);
  const bad = bars.filter(({ channel }) => faults.has(channel.id)).length;
  const mhz = (hz: number) => format.number(hz / MHZ, 2) ?? "";
  const summary = t("spectrum.summary", {
    count: bars.length,
    low: mhz(spectrum.low),
    high: mhz(spectrum.high),
    bad,
  });
  return (
    <figure className={css.spectrum}>
      <figcaption>{title}</figcaption>
      <div role="img" aria-label={summary}>
        {spectrum.lanes.map((lane) => (
          <div key={lane.name} className={css.lane}>
            <span className={css.laneName}>{visible(lane.name, 30)}</span>
            <span className={css.laneAxis}>
              {lane.bars.map(({ channel, from, width }) => (
                <span
                  key={channel.id}
                  className={css.bar}
                  data-fault={faults.get(channel.id)}
                  style={{ insetInlineStart: `${from}%`, inlineSize: `max(${width}%, 3px)` }}
                  title={`${label(channel)}: ${mhz(channel.freq ?? 0)} MHz`}
                >
                  {channel.chanid}
                </span>
              ))}
            </span>
          </div>
        ))}
        <div className={css.lane}>
          <span className={css.laneName}>MHz</span>
          <span className={css.ticks}>
            {spectrum.ticks.map(({ at, hz }) => (
              <span key={hz} style={{ insetInlineStart: `${at}%` }}>
                {mhz(hz)}
              </span>
            ))}
          </span>
        </div>
      </div>
    </figure>
  );
}
