import { useFormat } from "#src/i18n/use-format.ts";
import { visible } from "#src/util/text.ts";
import { unitOf } from "./metric-level.ts";

/** Writes a metric's value with its unit; null without a value. */
export function useMetricFormat(): (
  metric: string,
  value: number | null,
  uom?: string | null,
) => string | null {
  const format = useFormat();
  return (metric, value, uom = null) => {
    const unit = unitOf(metric, uom);
    if (unit === "bps") return format.bitrate(value);
    if (unit === "dBm") return format.dbm(value);
    if (unit === "dB") return format.db(value);
    if (unit === "%") return format.percent(value);
    const number = format.number(value);
    return number === null || unit === "" ? number : `${number} ${visible(unit, 12)}`;
  };
}
