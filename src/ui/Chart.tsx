import type { ComponentType } from "react";
import type { ChartLine } from "./chart-data.ts";
import { loadChartTexts } from "./chart-texts.ts";
import { Later } from "./Later.tsx";
import css from "./Chart.module.css";

/** A limit that is drawn across a chart. */
export interface ChartLimit {
  value: number;
  tone: "warning" | "bad";
  /** `warning above 26 dB`. */
  text: string;
}

/** What a chart of values over time takes. */
export interface ChartProps {
  /** Names the chart. */
  label: string;
  /** The same array as long as nothing changed. */
  lines: readonly ChartLine[];
  limits: readonly ChartLimit[];
  /** Writes a value with its unit. */
  format: (value: number) => string;
  /** The span of the axis, ms. */
  from: number;
  to: number;
  /** A part of the span that a person drew over it, ms. */
  onZoom: (from: number, to: number) => void;
  /** As a chart, or the same numbers as a table. */
  shownAs: "chart" | "table";
  isTall?: boolean;
}

const load = async (): Promise<ComponentType<ChartProps>> => {
  const [{ ChartBody }] = await Promise.all([import("./ChartBody.tsx"), loadChartTexts()]);
  return ChartBody;
};

/** Values over time on a canvas, with their exact figures. The library comes with the first chart. */
export function Chart(props: ChartProps) {
  return <Later load={load} props={props} until={<div className={css.wait} aria-busy />} />;
}
