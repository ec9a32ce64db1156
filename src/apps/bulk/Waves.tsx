import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { JobPlan } from "#src/jobs/job.ts";
import { estimateMs, waveSizes } from "#src/jobs/plan.ts";
import css from "./bulk.module.css";

/** More waves are told, not drawn. */
const DRAWN = 40;

/** The waves as blocks in their order and size, with the same in words, and how long it may take. */
export function Waves({
  total,
  plan,
  current = null,
}: {
  total: number;
  plan: JobPlan;
  /** The wave being run; null before the start. */
  current?: number | null;
}) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const sizes = waveSizes({ total, plan });
  const [canary = 0] = sizes;
  const drawn = sizes.slice(0, DRAWN);
  return (
    <div>
      <div className={css.waves} aria-hidden>
        {drawn.map((size, wave) => (
          <span
            // Waves have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={wave}
            className={css.wave}
            data-canary={wave === 0}
            data-past={current !== null && wave < current}
            data-current={wave === current}
            style={{ flexGrow: size }}
          />
        ))}
        {sizes.length > DRAWN && <span className="k-dim">…</span>}
      </div>
      <p className={css.tight}>
        {sizes.length === 1
          ? t("plan.oneWave", { n: format.number(canary) })
          : t("plan.waves", {
              count: sizes.length - 1,
              n: format.number(sizes.length - 1),
              canary: format.number(canary),
              size: format.number(plan.waveSize),
            })}
        {current === null && (
          <>
            {" "}
            <span className="k-dim">
              {t("plan.estimate", {
                time:
                  format.duration(Math.max(1, Math.round(estimateMs(total, plan) / 1000))) ?? "—",
              })}
            </span>
          </>
        )}
      </p>
    </div>
  );
}
