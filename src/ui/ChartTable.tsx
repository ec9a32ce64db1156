import { useMemo } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { Aligned, ChartLine } from "./chart-data.ts";
import { Scroll } from "./Scroll.tsx";
import css from "./Chart.module.css";

/** The numbers of a chart as a table, the latest first. */
export function ChartTable({
  label,
  lines,
  aligned: { times, values },
  format,
}: {
  label: string;
  lines: readonly ChartLine[];
  aligned: Aligned;
  format: (value: number) => string;
}) {
  const { t } = useTranslation("chart");
  const { dateTime } = useFormat();
  const rows = useMemo(() => times.map((time, index) => ({ time, index })).toReversed(), [times]);
  return (
    <div className={css.table}>
      <Scroll label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("time")}</th>
              {lines.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ time, index }) => (
              <tr key={time}>
                <th scope="row">{dateTime(new Date(time * 1000))}</th>
                {lines.map(({ id }, line) => {
                  const value = values[line]?.[index];
                  return (
                    <td key={id}>{value === null || value === undefined ? "—" : format(value)}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
