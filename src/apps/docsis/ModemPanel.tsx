import { Link } from "react-router";
import type { Metric } from "#src/apps/monitoring/api.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { Facts } from "#src/ui/Facts.tsx";
import { Levels, type Level } from "#src/ui/Levels.tsx";
import type { LevelLimits } from "#src/ui/level-scale.ts";
import { visible } from "#src/util/text.ts";
import { channelName } from "./channel-columns.tsx";
import type { Modem, ModemChannel } from "./modems.ts";
import { paths } from "./paths.ts";
import { bandsIn, modemOf, type ModemBands } from "./plant.ts";

const EVERY_MS = 30_000;

/** A cable modem as its CMTS sees it: levels of each channel against the device's own limits. */
export function ModemPanel({ mac, metrics }: { mac: string; metrics: readonly Metric[] }) {
  const { t } = useTranslation("docsis");
  const mayAsk = useHasApp(["docsis"]);
  const live = useLive(modemOf(mac), { everyMs: EVERY_MS, isOn: mayAsk });
  const { error, data } = live.result;
  // Absent without noise: most servers may not have it, and the live reading has the levels over all.
  if (!mayAsk || (isAbsent(error) && !data)) return null;
  const bands = bandsIn(metrics);
  return (
    <Live title={t("modem.title")} live={live}>
      {({ modem, odd, raw, request }) => (
        <>
          <Channels modem={modem} bands={bands} />
          <ModemFacts modem={modem} />
          <OddNote odd={odd} />
          <RawReply raw={raw} request={request} />
        </>
      )}
    </Live>
  );
}

function ModemFacts({ modem }: { modem: Modem }) {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  const quality = (key: "down" | "up", corrected: number | null, lost: number | null) =>
    corrected === null && lost === null
      ? null
      : t(`modem.${key}`, {
          corrected: format.percent(corrected) ?? "—",
          lost: format.percent(lost) ?? "—",
        });
  const packets = [
    quality("down", modem.dncorr, modem.dnko),
    quality("up", modem.upcorr, modem.upko),
  ].filter(Boolean);
  return (
    <Facts
      facts={[
        [t("modems.columns.state"), modem.state && visible(modem.state, 60)],
        [
          t("cmtss.columns.name"),
          modem.cmts && (
            <Link key="cmts" to={paths.cmts(modem.cmts)}>
              {visible(modem.cmts, 80)}
            </Link>
          ),
        ],
        [t("modems.columns.node"), modem.node && visible(modem.node, 60)],
        [t("modems.columns.domain"), modem.domain && visible(modem.domain, 60)],
        [t("modem.quality"), packets.join(" · ")],
        [t("modems.columns.config"), modem.config && visible(modem.config, 80)],
        [t("modems.columns.uptime"), format.duration(modem.uptime)],
      ]}
    />
  );
}

function Channels({ modem, bands }: { modem: Modem; bands: ModemBands }) {
  const { t } = useTranslation("docsis");
  const toLevel = useChannelLevel(bands);
  if (modem.channels.length === 0) return null;
  return (
    <section aria-label={t("modem.levels")}>
      <h3>{t("modem.levels")}</h3>
      <Levels levels={modem.channels.map(toLevel)} />
    </section>
  );
}

function useChannelLevel(bands: ModemBands): (channel: ModemChannel) => Level {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  const text = (value: number) => `${format.number(value) ?? ""} dBmV`;
  return (channel) => {
    const { direction, freq, snr, level } = channel;
    const limits: LevelLimits = bands.get(direction === "up" ? "uptx" : "dnrx") ?? {};
    const low = limits.warningLow ?? limits.criticalLow;
    const high = limits.warningHigh ?? limits.criticalHigh;
    const hasLimits = low !== undefined || high !== undefined;
    const isBad =
      level !== null &&
      ((low !== undefined && level < low) || (high !== undefined && level > high));
    const mhz =
      freq === null ? channelName(channel) : `${format.number(freq / 1_000_000, 3, 1)} MHz`;
    return {
      id: `${direction} ${channel.id}`,
      name: (
        <>
          {t(direction === "up" ? "modem.sent" : "modem.received", { channel: mhz })}{" "}
          {snr !== null && <span className="k-dim">{t("modem.snr", { snr: format.db(snr) })}</span>}
        </>
      ),
      value: level,
      valueText: level === null ? "—" : text(level),
      tone: level === null ? "unknown" : isBad ? "warning" : hasLimits ? "good" : "off",
      toneText:
        level === null
          ? t("modem.noReading")
          : isBad
            ? t("modem.bad")
            : t(hasLimits ? "modem.ok" : "modem.noLimits"),
      limits,
      limitsText:
        [
          low !== undefined && t("modem.below", { value: text(low) }),
          high !== undefined && t("modem.above", { value: text(high) }),
        ]
          .filter(Boolean)
          .join(" · ") || null,
      min: null,
      max: null,
    };
  };
}
