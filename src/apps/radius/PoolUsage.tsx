import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { StateBadge } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { usePoolMemory } from "./pool-memory.ts";
import { forecast, FORECAST_DAYS, type Forecast } from "./pool-trend.ts";
import { isLow, usedShare, type Pool } from "./pools.ts";
import css from "./radius.module.css";

/** How full a pool is: a bar, the figures, an alarm when little is left, and when it will be full. */
export function PoolUsage({ pool }: { pool: Pool }) {
  const { t } = useTranslation("radius");
  const format = useFormat();
  const { used, free, total, name } = pool;
  const share = usedShare(pool);
  if (used === null && free === null && total === null)
    return <p className="k-dim">{t("pools.untold")}</p>;
  const low = isLow(pool);
  const percent = share === null ? null : format.percent(Math.round(share * 1000) / 10);
  return (
    <div className={css.usage}>
      {share !== null && (
        <div
          className={css.meter}
          role="meter"
          aria-label={t("pools.usage", { name })}
          aria-valuemin={0}
          aria-valuemax={total ?? 0}
          aria-valuenow={Math.min(used ?? 0, total ?? 0)}
          aria-valuetext={percent ?? undefined}
        >
          <div
            className={css.used}
            data-low={low}
            style={{ width: `${Math.max(share * 100, share > 0 ? 0.5 : 0)}%` }}
          />
        </div>
      )}
      <p className={css.figures}>
        <span>
          {t("pools.used")} <strong>{format.number(used) ?? "—"}</strong>{" "}
          {percent && `(${percent})`}
        </span>
        <span>
          {t("pools.free")} <strong>{format.number(free) ?? "—"}</strong>
        </span>
        <span>
          {t("pools.total")} <strong>{format.number(total) ?? "—"}</strong>
        </span>
      </p>
      {low && (
        <span>
          <StateBadge tone="bad">{t(free === 0 ? "pools.full" : "pools.low")}</StateBadge>
        </span>
      )}
      {total !== null && <Trend name={name} total={total} />}
    </div>
  );
}

function Trend({ name, total }: { name: string; total: number }) {
  const { t } = useTranslation("radius");
  const memory = usePoolMemory();
  const now = useNow();
  const said: Forecast = forecast(memory.get(name)?.samples ?? [], total, now);
  if (said.kind === "too-few")
    return (
      <span className="k-dim">
        {t("pools.tooFew", { days: Math.min(said.days, FORECAST_DAYS), needed: FORECAST_DAYS })}
      </span>
    );
  if (said.kind === "steady") return <span className="k-dim">{t("pools.steady")}</span>;
  return (
    <span>
      <StateBadge tone={said.days < 30 ? "warning" : "info"}>
        {said.days === 0 ? t("pools.fullSoon") : t("pools.fullIn", { count: said.days })}
      </StateBadge>
    </span>
  );
}
