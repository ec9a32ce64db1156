import { useMemo, useState } from "react";
import type { LiveReading } from "#src/apps/monitoring/api.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Chart } from "#src/ui/Chart.tsx";
import { visible } from "#src/util/text.ts";
import { chartsOf, type TrendChart } from "./trend.ts";
import css from "./trend.module.css";

/** The least that an axis spans, ms. */
const LEAST = 5 * 60_000;

/** So many readings are kept: an hour of the usual rhythm. */
const MOST = 360;

/** Live readings as charts that grow with each one (contract H14). */
export function CpeTrend({ data }: { data: LiveReading | undefined }) {
  const [trail, setTrail] = useState<readonly LiveReading[]>([]);
  if (data && data !== trail.at(-1)) setTrail([...trail.slice(1 - MOST), data]);
  const { t } = useTranslation("cpeMore");
  const [zoom, setZoom] = useState<{ from: number; to: number } | null>(null);
  const [shownAs, setShownAs] = useState<"chart" | "table">("chart");
  const charts = useMemo(() => chartsOf(trail), [trail]);
  const to = trail.at(-1)?.at.getTime() ?? 0;
  const span = zoom ?? { from: Math.min(trail[0]?.at.getTime() ?? to, to - LEAST), to };
  return (
    <>
      <p className={css.bar}>
        <span className="k-dim">{t("trend.count", { count: trail.length })}</span>
        <Button
          size="compact-sm"
          variant={shownAs === "table" ? "filled" : "default"}
          aria-pressed={shownAs === "table"}
          onClick={() => setShownAs(shownAs === "table" ? "chart" : "table")}
        >
          {t("trend.asTable")}
        </Button>
        {zoom && (
          <Button size="compact-sm" variant="default" onClick={() => setZoom(null)}>
            {t("trend.whole")}
          </Button>
        )}
      </p>
      {charts.map((chart) => (
        <One
          key={`${chart.service} ${chart.unit}`}
          chart={chart}
          span={span}
          shownAs={shownAs}
          onZoom={(from, until) => setZoom({ from, to: until })}
        />
      ))}
    </>
  );
}

function One({
  chart: { service, unit, lines, limits },
  span,
  shownAs,
  onZoom,
}: {
  chart: TrendChart;
  span: { from: number; to: number };
  shownAs: "chart" | "table";
  onZoom: (from: number, to: number) => void;
}) {
  const { t } = useTranslation("cpeMore");
  const { t: page } = useTranslation("cpe");
  const word = useDynamicText("cpe");
  const format = useFormat();
  const write = (value: number) => {
    if (unit === "bps") return format.bitrate(value) ?? "—";
    return [format.number(value), visible(unit, 12)].filter(Boolean).join(" ");
  };
  const nameOf = (metric: string) =>
    service === "traffic"
      ? t(metric === "dnbw" ? "trend.down" : "trend.up")
      : word(`live.metric.${metric.toLowerCase()}`, visible(metric, 40));
  const label = service === "traffic" ? t("trend.traffic") : visible(`${service}, ${unit}`, 60);
  // The same array as long as the readings are the same.
  const named = useMemo(
    () => lines.map((line) => ({ ...line, name: nameOf(line.id) })),
    // The names follow the language, which `word` changes with.
    // oxlint-disable-next-line react/exhaustive-deps
    [lines, word],
  );
  return (
    <article className={css.chart}>
      <h3>{label}</h3>
      <Chart
        label={label}
        lines={named}
        limits={limits.map(({ value, tone, of, text }) => ({
          value,
          tone,
          text: `${nameOf(of)}: ${page(`live.${text}`, { value: write(value) })}`,
        }))}
        format={write}
        from={span.from}
        to={span.to}
        onZoom={onZoom}
        shownAs={shownAs}
      />
    </article>
  );
}
