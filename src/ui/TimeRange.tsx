import { useTranslation } from "#src/i18n/use-translation.ts";
import { RANGE_KEYS, type RangeKey, type TimeSpan } from "#src/util/time-range.ts";
import { useNow } from "./use-now.ts";
import css from "./TimeRange.module.css";

/** Chooses a span of time by its name, or from one moment to another; needs `loadChartTexts`. */
export function TimeRange({
  span,
  onChange,
}: {
  span: TimeSpan;
  onChange: (next: RangeKey | { from: Date; to: Date }) => void;
}) {
  const { t } = useTranslation("chart");
  const { from, to } = span;
  const latest = local(new Date(useNow()));
  const set = (change: Partial<{ from: Date; to: Date }>) => {
    const next = { from, to, ...change };
    if (next.from < next.to) onChange(next);
  };
  return (
    <span className={css.range}>
      <label>
        <span>{t("range.label")}</span>
        <select
          className="k-field"
          value={span.key}
          onChange={({ currentTarget: { value } }) => {
            const key = RANGE_KEYS.find((one) => one === value);
            onChange(key ?? { from, to });
          }}
        >
          {[...RANGE_KEYS, "custom" as const].map((key) => (
            <option key={key} value={key}>
              {t(`range.${key}`)}
            </option>
          ))}
        </select>
      </label>
      {span.key === "custom" && (
        <>
          <Time
            key={`f${from.getTime()}`}
            label={t("range.from")}
            at={from}
            max={local(to)}
            onSet={(at) => set({ from: at })}
          />
          <Time
            key={`t${to.getTime()}`}
            label={t("range.to")}
            at={to}
            max={latest}
            onSet={(at) => set({ to: at })}
          />
        </>
      )}
    </span>
  );
}

/** Takes effect when it is left: while it is typed it may be no moment at all. */
function Time({
  label,
  at,
  max,
  onSet,
}: {
  label: string;
  at: Date;
  max: string;
  onSet: (at: Date) => void;
}) {
  const take = ({ value }: HTMLInputElement) => {
    const next = new Date(value);
    if (!Number.isNaN(next.getTime()) && local(next) !== local(at)) onSet(next);
  };
  return (
    <label>
      <span>{label}</span>
      <input
        className="k-field"
        type="datetime-local"
        defaultValue={local(at)}
        max={max}
        onBlur={({ currentTarget }) => take(currentTarget)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && take(currentTarget)}
      />
    </label>
  );
}

function local(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
