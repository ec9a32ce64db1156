import { memo } from "react";
import { useHref } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { StateBadge } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import type { Check } from "./checked.ts";
import { isLate } from "./late.ts";
import { bothForms, type MatrixColumn, type MatrixRow } from "./matrix-rows.ts";
import { paths } from "./paths.ts";
import { useMetricFormat } from "./use-metric-format.ts";
import { toneOf } from "./WatchedBadge.tsx";
import css from "./matrix.module.css";

/** How cells are written: made once for all of them, since thousands come by in a second of scrolling. */
export interface Pen {
  language: string;
  base: string;
  state: (row: MatrixRow) => string;
  isOld: (check: Check) => boolean;
  /** What stands at an old value. */
  old: string;
  oldWhy: string;
  since: (row: MatrixRow) => string | null;
  bitrate: (value: number) => string | null;
  figure: (metric: string, value: number) => string | null;
  level: (level: "warning" | "critical") => string;
  select: (name: string) => string;
}

/** The pen of this moment: ages are written once a minute. */
export function usePen(): Pen {
  const { t, language } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const format = useFormat();
  const figure = useMetricFormat();
  const base = useHref("/").replace(/\/$/u, "");
  const minute = Math.floor(useNow() / 60_000);
  return {
    language: `${language} ${minute}`,
    base,
    state: ({ state }) => t(`state.${state}`),
    isOld: (check) => isLate(check, (minute + 1) * 60_000),
    old: t("state.isOld"),
    oldWhy: t("state.old"),
    since: ({ since }) =>
      since === null ? null : format.age(Math.max(0, (minute + 1) * 60 - since / 1000)),
    bitrate: format.bitrate,
    figure,
    level: (level) => t(`metrics.level.${level}`),
    select: (name) => common("list.selectRow", { name }),
  };
}

/** A row of the Matrix. Compared by what it shows: the columns are the same as long as their names are. */
export const MatrixLine = memo(
  function MatrixLine({
    row,
    columns,
    at,
    pen,
    isSelected,
  }: {
    row: MatrixRow;
    columns: readonly MatrixColumn[];
    at: number;
    pen: Pen;
    isSelected: boolean;
  }) {
    const name = visible(String(row.fields.name ?? row.id), 80);
    return (
      <tr aria-rowindex={at} data-selected={isSelected}>
        {columns.map((column) => {
          const { id, field, metric } = column;
          if (field === null) {
            const figure = row.figures[id];
            if (!figure) return <td key={id}>{""}</td>;
            const [value, level, check] = figure;
            const isOld = pen.isOld(check);
            const isPassed = level === "warning" || level === "critical";
            return (
              <td
                key={id}
                className={css.number}
                data-level={isOld ? "old" : level}
                title={isOld ? pen.oldWhy : undefined}
              >
                {isPassed && (
                  <>
                    <span aria-hidden>{SIGNS[level]} </span>
                    <span className="k-hidden">{pen.level(level)} </span>
                  </>
                )}
                {pen.figure(metric ?? "", value)}
                {isOld && <span className="k-hidden"> {pen.old}</span>}
              </td>
            );
          }
          if (field === "name")
            return (
              <th key={id} scope="row">
                {/* Its change is heard by the rows at once. */}
                <input
                  type="checkbox"
                  data-row={row.id}
                  aria-label={pen.select(name)}
                  checked={isSelected}
                  readOnly
                />
                <a href={pen.base + paths.host(row.host, row.service)}>{name}</a>
              </th>
            );
          if (field === "state") {
            const isOld = pen.isOld(row.check);
            return (
              <td key={id} title={isOld ? pen.oldWhy : undefined}>
                <StateBadge tone={toneOf(row)} isOld={isOld}>
                  {pen.state(row)}
                  {isOld && ` · ${pen.old}`}
                </StateBadge>
              </td>
            );
          }
          if (field === "since") return <td key={id}>{pen.since(row)}</td>;
          const value = row.fields[field];
          if (typeof value === "number")
            return (
              <td key={id} className={css.number}>
                {pen.bitrate(value)}
              </td>
            );
          const said = value !== undefined && field === "sn" ? bothForms(value) : value;
          const word = said === undefined ? "" : visible(said, 120);
          return (
            <td key={id} title={word}>
              {word}
            </td>
          );
        })}
      </tr>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.at === after.at &&
    before.isSelected === after.isSelected &&
    before.pen.language === after.pen.language &&
    before.columns.length === after.columns.length &&
    before.columns.every(({ id }, index) => id === after.columns[index]?.id),
);

/** What stands before a value that passed a limit, since colour alone never tells. */
const SIGNS = { warning: "!", critical: "×" } as const;
