import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import type { Breakdown } from "./preview.ts";
import css from "./bulk.module.css";

const AT_ONCE = 5;

/** How the targets are spread, as counts with a bar; views of which nothing is known are left out. */
export function BreakdownList({ views, total }: { views: readonly Breakdown[]; total: number }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const known = views.filter(({ values }) => values.some(({ value }) => value !== null));
  const nameOf = (by: Breakdown["by"], value: string | null) => {
    if (value === null) return t("by.unknown");
    if (by !== "state") return visible(value, 60);
    const state = STATES.find((one) => one === value);
    return state ? t(`deviceState.${state}`) : value;
  };
  return (
    <div className={css.views}>
      {known.map(({ by, values }) => (
        <section key={by} aria-labelledby={`by-${by}`}>
          <h3 id={`by-${by}`}>{t(`by.${by}`)}</h3>
          <ul className={css.bars}>
            {values.slice(0, AT_ONCE).map(({ value, count }) => (
              <li key={value ?? ""}>
                <span>{nameOf(by, value)}</span>
                <span className={css.figure}>{format.number(count)}</span>
                <span aria-hidden className={css.bar}>
                  <span style={{ width: `${(count / total) * 100}%` }} />
                </span>
              </li>
            ))}
          </ul>
          {values.length > AT_ONCE && (
            <details>
              <summary>{t("by.more", { n: format.number(values.length - AT_ONCE) })}</summary>
              <p className={css.names}>
                {values.slice(AT_ONCE, 200).map(({ value, count }) => (
                  <span key={value ?? ""}>
                    {nameOf(by, value)} {format.number(count)}
                  </span>
                ))}
              </p>
            </details>
          )}
        </section>
      ))}
    </div>
  );
}

const STATES = ["up", "down", "unreachable", "pending", "unknown"] as const;
