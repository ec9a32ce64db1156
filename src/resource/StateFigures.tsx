import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { STATE_TONES, StateBadge } from "#src/ui/Tone.tsx";
import type { Figure, State } from "#src/util/state-counts.ts";
import css from "./StateFigures.module.css";

/**
 * How many hosts or services are in each state, each a way to its list; nothing where no figure is told. A state that
 * none is in, or whose all are taken care of, is drawn quietly.
 */
export function StateFigures({
  kind,
  figures,
  pathOf,
  isOld = false,
  texts,
}: {
  kind: "hosts" | "services";
  figures: readonly Figure[];
  /** Where those of a state are listed. */
  pathOf: (state: State) => string;
  isOld?: boolean;
  /** Whose texts hold `figures`. */
  texts: "home" | "monitoring";
}) {
  const { t } = useTranslation(texts);
  const format = useFormat();
  if (figures.length === 0) return null;
  return (
    <dl className={css.figures}>
      <dt>{t(`figures.${kind}`)}</dt>
      {figures.map(({ state, count, handled }) => (
        <dd key={state}>
          <Link to={pathOf(state)}>
            <StateBadge tone={(handled ?? 0) >= count ? "off" : STATE_TONES[state]} isOld={isOld}>
              {format.number(count)} {t(`figures.${state}`, { count })}
            </StateBadge>
          </Link>
          {handled !== null && handled > 0 && (
            <span className="k-dim"> {t("figures.handled", { count: handled })}</span>
          )}
        </dd>
      ))}
    </dl>
  );
}
