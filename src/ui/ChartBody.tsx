import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from "react";
import uPlot from "uplot";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { align, axisSpan, statsOf, type ChartLine } from "./chart-data.ts";
import { ChartTable } from "./ChartTable.tsx";
import type { ChartLimit, ChartProps } from "./Chart.tsx";
import { Empty } from "./Empty.tsx";
import "./uplot.css";
import css from "./Chart.module.css";

/** Colours and strokes of the lines: told apart without colour too. */
const STROKES: readonly { color: string; dash?: number[] }[] = [
  { color: "--k-accent" },
  { color: "--k-good", dash: [7, 4] },
  { color: "--k-unknown", dash: [2, 3] },
  { color: "--k-text-2", dash: [9, 3, 2, 3] },
];
/** Charts on one page show the same moment. */
const SYNC = "krill";

/** A chart and its figures; see `Chart`. */
export function ChartBody(props: ChartProps) {
  const { label, lines, limits, format, shownAs } = props;
  const { t } = useTranslation("chart");
  const { locale } = useFormat();
  const scheme = useComputedColorScheme();
  const [index, setIndex] = useState<number | null>(null);
  const aligned = useMemo(() => align(lines), [lines]);
  if (aligned.times.length === 0) return <Empty title={t("none")} />;
  return (
    <div className={css.chart}>
      {shownAs === "chart" ? (
        <Canvas
          // Drawn anew where the lines are others, or the colours or the language change.
          key={`${scheme} ${locale} ${lines.length}`}
          {...props}
          aligned={aligned}
          index={index}
          onIndex={setIndex}
        />
      ) : (
        <ChartTable label={label} lines={lines} aligned={aligned} format={format} />
      )}
      <Figures lines={lines} aligned={aligned} index={index} format={format} limits={limits} />
    </div>
  );
}

type Aligned = ReturnType<typeof align>;

function Canvas({
  label,
  lines,
  limits,
  format,
  from,
  to,
  onZoom,
  isTall = false,
  aligned,
  index,
  onIndex,
}: ChartProps & {
  aligned: Aligned;
  index: number | null;
  onIndex: (index: number | null) => void;
}) {
  const { t } = useTranslation("chart");
  const { locale, dateTime } = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const zoomTo = useEffectEvent((start: number, end: number) => onZoom(start, end));
  const limitsNow = useEffectEvent(() => limits);
  const limitValues = useEffectEvent(() => limits.map(({ value }) => value));
  const written = useEffectEvent((value: number) => format(value));
  const moved = useEffectEvent((next: number | null) => {
    if (next !== index) onIndex(next);
  });
  const draw = useEffectEvent((element: HTMLElement) => {
    const color = colorsOf(element);
    const zoom = (chart: uPlot) => {
      const { left, width } = chart.select;
      if (width < 8) return;
      const [start, end] = [chart.posToVal(left, "x"), chart.posToVal(left + width, "x")];
      chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      zoomTo(start * 1000, end * 1000);
    };
    const grid = { stroke: color("--k-line"), width: 1 };
    const axis = {
      stroke: color("--k-text-2"),
      grid,
      ticks: grid,
      font: "12px system-ui, sans-serif",
    };
    return new uPlot(
      {
        width: element.clientWidth,
        height: element.clientHeight,
        legend: { show: false },
        cursor: {
          drag: { x: true, y: false, setScale: false },
          sync: { key: SYNC },
          y: false,
          points: { size: 7 },
        },
        scales: {
          x: { time: true },
          y: { range: (_, min, max) => axisSpan(min, max, limitValues()) },
        },
        axes: [
          { ...axis, values: (chart, splits) => clocks(splits, chart, locale), space: 70 },
          { ...axis, size: 88, values: (_, splits) => splits.map((value) => written(value)) },
        ],
        series: [
          {},
          ...lines.map((_, at) => {
            const { color: name, dash } = STROKES[at % STROKES.length] ?? { color: "--k-accent" };
            return {
              stroke: color(name),
              width: 1.75,
              points: { show: false },
              ...(dash && { dash }),
            };
          }),
        ],
        hooks: {
          draw: [(chart) => drawLimits(chart, limitsNow(), color)],
          setSelect: [zoom],
          setCursor: [(chart) => moved(chart.cursor.idx ?? null)],
        },
      },
      dataOf(aligned),
      element,
    );
  });

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const chart = draw(element);
    plot.current = chart;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0) chart.setSize({ width, height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.current = null;
      chart.destroy();
    };
  }, []);
  useEffect(() => {
    plot.current?.setData(dataOf(aligned), false);
    plot.current?.setScale("x", { min: from / 1000, max: to / 1000 });
  }, [aligned, from, to]);

  const last = aligned.times.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: (index ?? last + 1) - 1,
      ArrowRight: (index ?? -1) + 1,
      Home: 0,
      End: last,
    }[event.key];
    const time = next === undefined ? undefined : aligned.times[Math.min(Math.max(next, 0), last)];
    if (time === undefined || !plot.current) return;
    event.preventDefault();
    const left = plot.current.valToPos(time, "x");
    plot.current.setCursor({ left, top: plot.current.over.clientHeight / 2 });
  };
  const told = valuesAt(lines, aligned, index ?? last);
  const when = new Date((aligned.times[index ?? last] ?? 0) * 1000);
  return (
    <div
      ref={frame}
      className={css.canvas}
      data-tall={isTall}
      role="slider"
      tabIndex={0}
      aria-label={t("keys", { name: label })}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={index ?? last}
      aria-valuetext={[
        dateTime(when),
        ...told.map(
          ({ name, value }) => `${name}: ${value === null ? t("noValue") : format(value)}`,
        ),
      ].join(", ")}
      onKeyDown={onKeyDown}
    />
  );
}

/** Each line's value at the moment pointed at, else its latest, and what it was between. */
function Figures({
  lines,
  aligned,
  index,
  format,
  limits,
}: Pick<ChartProps, "lines" | "format" | "limits"> & { aligned: Aligned; index: number | null }) {
  const { t } = useTranslation("chart");
  const { dateTime } = useFormat();
  const all = useMemo(() => lines.map(({ points }) => statsOf(points)), [lines]);
  const at = index === null ? undefined : aligned.times[index];
  const told = index === null ? null : valuesAt(lines, aligned, index);
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? "—" : format(value);
  return (
    <>
      <div className={css.scroll}>
        <table className={css.figures}>
          <thead>
            <tr>
              <th scope="col">
                <span className="k-hidden">{t("line")}</span>
              </th>
              <th scope="col">{at === undefined ? t("latest") : dateTime(new Date(at * 1000))}</th>
              <th scope="col">{t("min")}</th>
              <th scope="col">{t("mean")}</th>
              <th scope="col">{t("max")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name }, line) => (
              <tr key={id}>
                <th scope="row">
                  <Sample at={line} /> {name}
                </th>
                <td>{write(told ? told[line]?.value : all[line]?.last)}</td>
                <td>{write(all[line]?.min)}</td>
                <td>{write(all[line]?.mean)}</td>
                <td>{write(all[line]?.max)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {limits.length > 0 && (
        <p className={css.limits}>
          {limits.map(({ text, tone }) => (
            <span key={text} data-tone={tone}>
              {text}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** A piece of the line as it is drawn. */
function Sample({ at }: { at: number }) {
  const { color, dash } = STROKES[at % STROKES.length] ?? { color: "--k-accent" };
  return (
    <svg width="22" height="8" aria-hidden className={css.sample}>
      <line
        x1="0"
        x2="22"
        y1="4"
        y2="4"
        stroke={`var(${color})`}
        strokeWidth="2.5"
        strokeDasharray={dash?.join(" ")}
      />
    </svg>
  );
}

/** The value of each line at a moment, or its nearest before it where another line has that moment. */
function valuesAt(lines: readonly ChartLine[], { values }: Aligned, index: number) {
  return lines.map(({ name }, line) => {
    let at = index;
    while (at > 0 && values[line]?.[at] === undefined) at -= 1;
    return { name, value: values[line]?.[at] ?? null };
  });
}

function dataOf({ times, values }: Aligned): uPlot.AlignedData {
  return [times, ...values];
}

function colorsOf(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}

function drawLimits(
  chart: uPlot,
  limits: readonly ChartLimit[],
  color: (name: string) => string,
): void {
  const { ctx, bbox } = chart;
  ctx.save();
  for (const { value, tone } of limits) {
    const y = Math.round(chart.valToPos(value, "y", true));
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.strokeStyle = color(`--k-${tone}`);
    ctx.lineWidth = tone === "bad" ? 2 * devicePixelRatio : devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

const DAY_S = 86_400;

/** Clock times within two days, days beyond. */
function clocks(splits: readonly number[], { scales }: uPlot, locale: string): string[] {
  const length = (scales["x"]?.max ?? 0) - (scales["x"]?.min ?? 0);
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const clock = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return splits.map((seconds) => {
    const at = new Date(seconds * 1000);
    const isMidnight = at.getHours() === 0 && at.getMinutes() === 0;
    return (length > 2 * DAY_S || isMidnight ? day : clock).format(at);
  });
}
