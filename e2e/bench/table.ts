import type { Measured } from "./measure.ts";
import { median, quantile } from "./median.ts";

/** One series of measurements and where it was made. */
export interface Series {
  fleet: number;
  profile: string;
  measured: Measured;
}

const FIGURES: { name: string; of: keyof Measured; goal?: Record<string, number> }[] = [
  { name: "empty page", of: "empty" },
  { name: "first row, cold", of: "cold", goal: { slowed: 1460, unthrottled: 230 } },
  { name: "first row, warm", of: "warm", goal: { slowed: 1010, unthrottled: 200 } },
  { name: "lookup: Enter to sentence", of: "lookup" },
  { name: "lookup: its part after the last reply", of: "lookupAfterReply" },
  { name: "list to device", of: "toDevice", goal: { slowed: 240, unthrottled: 37 } },
  { name: "device back to list", of: "back", goal: { slowed: 58, unthrottled: 34 } },
];

/** The figures as a Markdown table: medians, their ratio to the empty page, and the mark to beat. */
export function table(series: readonly Series[]): string {
  const heads = series.map(({ fleet, profile }) => `${fleet} CPEs, ${profile}`);
  const rows = FIGURES.map(({ name, of, goal }) => [
    name,
    ...series.map(({ profile, measured }) => {
      const value = median(measured[of]);
      const ratio = (value / median(measured.empty)).toFixed(1);
      const mark = goal?.[profile];
      const beside = mark === undefined ? "" : `, mark ${mark}`;
      return of === "empty"
        ? `${value.toFixed(0)} ms`
        : `${value.toFixed(0)} ms (×${ratio}${beside})`;
    }),
  ]);
  const frames = series.map(({ measured: { frames: all } }) =>
    all.length === 0
      ? ""
      : `${median(all).toFixed(1)} ms, 95 %: ${quantile(all, 0.95).toFixed(1)} ms`,
  );
  const lines = [["", ...heads], ["---", ...heads.map(() => "---")], ...rows];
  return [...lines, ["a frame while scrolling", ...frames]]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
