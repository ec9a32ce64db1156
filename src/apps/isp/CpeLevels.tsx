import type { Metric, ServiceReading } from "#src/apps/monitoring/api.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Levels, type Level } from "#src/ui/Levels.tsx";
import type { Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import css from "./cpe.module.css";

const TONES: Record<Metric["level"], Tone> = {
  ok: "good",
  warning: "warning",
  critical: "bad",
  unknown: "unknown",
};

/** Every metric of the live reading against its own limits, light first. */
export function CpeLevels({ services }: { services: readonly ServiceReading[] }) {
  const { t } = useTranslation("cpe");
  const toLevel = useLevel();
  const sorted = services.toSorted((a, b) => rank(a) - rank(b));
  const levels = sorted.flatMap(({ name, metrics }) =>
    metrics.map((metric) => toLevel(metric, name)),
  );
  if (levels.length === 0) return <p className={css.quiet}>{t("live.noLevels")}</p>;
  return (
    <section aria-label={t("live.levels")}>
      <Levels levels={levels} />
    </section>
  );
}

/** Light first, packets after the levels that explain them. */
function rank({ name }: ServiceReading): number {
  return name === "txrx" ? 0 : name === "qos" ? 2 : 1;
}

function useLevel(): (metric: Metric, service: string) => Level {
  const { t } = useTranslation("cpe");
  const text = useDynamicText("cpe");
  const format = useFormat();
  const withUnit = (value: number, uom: string | null) =>
    [format.number(value), uom && visible(uom, 12)].filter(Boolean).join(" ");
  const stateText = ({ value, level }: Metric) => {
    if (value === null) return t("live.level.noReading");
    return level === "unknown" ? t("live.level.noLimits") : t(`live.level.${level}`);
  };
  return (metric, service) => {
    const { value, thresholds, min, max, level } = metric;
    const name = visible(metric.metric, 60);
    const isPackets = /^(dn|up)(corr|ko)$/i.test(name);
    const uom = metric.uom ?? (isPackets ? "%" : null);
    // The same names mean other things on a cable or in the air.
    const isKnown = isPackets || (service === "txrx" && /^[a-zA-Z]+$/.test(name));
    const known = isKnown ? text(`live.metric.${name.toLowerCase()}`, name) : name;
    const isUnlimited = value !== null && level === "unknown";
    return {
      id: `${service} ${name}`,
      name: (
        <>
          {known} <span className="k-dim">{known === name ? visible(service, 40) : name}</span>
        </>
      ),
      value,
      valueText: value === null ? "—" : withUnit(value, uom),
      tone: isUnlimited ? "off" : TONES[level],
      toneText: stateText(metric),
      limits: thresholds,
      limitsText:
        (["criticalLow", "warningLow", "warningHigh", "criticalHigh"] as const)
          .flatMap((key) => {
            const limit = thresholds[key];
            if (limit === undefined) return [];
            return [t(`live.${LIMIT_TEXT[key]}`, { value: withUnit(limit, uom) })];
          })
          .join(" · ") || null,
      min,
      max,
    };
  };
}

const LIMIT_TEXT = {
  criticalLow: "criticalBelow",
  warningLow: "warningBelow",
  warningHigh: "warningAbove",
  criticalHigh: "criticalAbove",
} as const;
