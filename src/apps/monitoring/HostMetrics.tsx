import { useTranslation } from "#src/i18n/use-translation.ts";
import { Levels, type Level } from "#src/ui/Levels.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import type { HostState } from "./host.ts";
import type { HostService } from "./host-service.ts";
import { isLate } from "./late.ts";
import { metricLevel } from "./metric-level.ts";
import { useMetricFormat } from "./use-metric-format.ts";

const TONES = { ok: "good", warning: "warning", critical: "bad", unknown: "off" } as const;

/**
 * The figures of the last check, of the host and its services or of one service, against their limits;
 * those of a check that is overdue are drawn and called old (PRODUCT 7).
 */
export function HostMetrics({ host, service }: { host: HostState; service: HostService | null }) {
  const { t } = useTranslation("monitoring");
  const withUnit = useMetricFormat();
  const now = useNow();
  const sources = service
    ? [{ name: service.name, of: service }]
    : [
        { name: t("metrics.host"), of: host },
        ...host.services.map((one) => ({ name: one.name, of: one })),
      ];
  const levels = sources.flatMap(({ name, of }) => {
    const isOld = isLate(of, now);
    return of.perfdata.map((figure): Level => {
      const { metric, value, warningHigh, criticalHigh } = figure;
      const level = metricLevel(figure, of);
      return {
        id: `${name} ${metric}`,
        name: (
          <>
            {visible(metric, 60)} <span className="k-dim">{visible(name, 40)}</span>
          </>
        ),
        value,
        valueText: withUnit(metric, value) ?? "—",
        tone: TONES[level],
        toneText: t(`metrics.level.${level}`) + (isOld ? ` · ${t("state.isOld")}` : ""),
        isOld,
        limits: {
          ...(warningHigh === null ? {} : { warningHigh }),
          ...(criticalHigh === null ? {} : { criticalHigh }),
        },
        limitsText:
          [
            warningHigh !== null && t("metrics.warning", { limit: withUnit(metric, warningHigh) }),
            criticalHigh !== null &&
              t("metrics.critical", { limit: withUnit(metric, criticalHigh) }),
          ]
            .filter(Boolean)
            .join(" · ") || null,
        min: null,
        max: null,
      };
    });
  });
  if (levels.length === 0) return null;
  return (
    <Panel title={t("metrics.title")}>
      <p className="k-dim">{t("metrics.upperOnly")}</p>
      <Levels levels={levels} />
    </Panel>
  );
}
