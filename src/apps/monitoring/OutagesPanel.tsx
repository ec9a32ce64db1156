import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { DeviceNames } from "./DeviceNames.tsx";
import { downIn, firstOutages, holdOutages, type HeldOutage } from "./held-outages.ts";
import { OutageCard } from "./OutageCard.tsx";
import { outageDoubt, outages, type OutageReading } from "./outage-query.ts";
import css from "./outages.module.css";

const FIRST = 6;

/**
 * What broke: one card for each outage, the largest first, and one line for what failed alone. It has the
 * same height from the first moment on, and its cards keep their places: nothing moves under a pointer.
 */
export function OutagesPanel() {
  const { t } = useTranslation("monitoring");
  const { data: read, error, refetch } = useQuery(outages);
  // Drawn in pieces: many cards are more than one frame's work.
  const data = useDeferredValue(read);
  const { cards, round, tidy } = useCards(data);
  const [isAll, setAll] = useState(false);
  const arrived = cards.filter(({ isNew, isOver }) => isNew && !isOver).length;
  const over = cards.filter(({ isOver }) => isOver).length;
  const doubt = data && outageDoubt(data);
  const isUnknown = Boolean(doubt) && data?.outages.length === 0;
  const shown = isAll ? cards : cards.filter(({ isNew }, index) => index < FIRST || isNew);
  return (
    <section
      aria-label={t("outages.title")}
      className={css.panel}
      data-away={error !== null && !data}
    >
      <header className={css.header}>
        <h2>{t("outages.title")}</h2>
        {data && !isUnknown && <Summary data={data} />}
        <span role="status">
          {error && data && <NotUpdating since={data.at} />}
          {arrived > 0 && <strong>{t("outages.arrived", { count: arrived })}</strong>}
          {over > 0 && <span> {t("outages.over", { count: over })}</span>}
        </span>
        {data && (
          <span className="k-dim">
            <Ago at={data.at} />
          </span>
        )}
        {arrived + over > 0 && (
          <Button size="compact-sm" onClick={tidy}>
            {t("outages.tidy")}
          </Button>
        )}
        {cards.length > FIRST && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isAll}
            onClick={() => setAll(!isAll)}
          >
            {isAll ? t("outages.fewer") : t("outages.all", { count: cards.length })}
          </Button>
        )}
      </header>
      <div className={css.body} data-old={error !== null}>
        {error && !data && (
          <ApiProblem error={error} what={t("outages.title")} onRetry={() => void refetch()} />
        )}
        {!data && !error && (
          <div className={css.wait}>
            <SkeletonLines lines={6} label={t("outages.title")} />
          </div>
        )}
        {data && cards.length === 0 && !isUnknown && (
          <div className={css.calm}>
            <Empty title={t("outages.none")} />
          </div>
        )}
        {cards.length > 0 && (
          <ul key={round} className={css.cards} data-all={isAll}>
            {shown.map(({ place, ...card }) => (
              <li key={place}>
                <OutageCard {...card} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {doubt && <Problem tone="warning" title={t(doubt)} />}
      <div className={css.alone}>{data && <Alone data={data} />}</div>
    </section>
  );
}

/** The cards in their places, from one reading to the next; `tidy` puts them in order. */
function useCards(data: OutageReading | undefined): {
  cards: readonly HeldOutage[];
  round: number;
  tidy: () => void;
} {
  const [state, setState] = useState(() => ({
    held: firstOutages(data?.outages ?? []),
    data,
    round: 0,
  }));
  let now = state;
  if (data && state.data !== data) {
    const { held, round } = state;
    const next = state.data ? holdOutages(held, data.outages) : firstOutages(data.outages);
    now = { held: next, data, round };
    setState(now);
  }
  const tidy = () =>
    setState({ ...now, held: firstOutages(now.held.latest), round: now.round + 1 });
  return { cards: now.held.cards, round: now.round, tidy };
}

function Summary({ data }: { data: OutageReading }) {
  const { t } = useTranslation("monitoring");
  const devices = downIn(...data.outages);
  return <strong>{t("outages.summary", { count: data.outages.length, devices })}</strong>;
}

/** Lone faults: one line, and their names on request. */
function Alone({ data: { alone } }: { data: OutageReading }) {
  const { t } = useTranslation("monitoring");
  const [open, setOpen] = useState<keyof typeof alone | null>(null);
  const total = alone.los.length + alone.power.length + alone.untold.length;
  if (total === 0) return null;
  const part = (kind: keyof typeof alone): ReactNode =>
    alone[kind].length > 0 && (
      <Button
        size="compact-sm"
        variant="default"
        aria-expanded={open === kind}
        onClick={() => setOpen(open === kind ? null : kind)}
      >
        {t(`outages.alone.${kind}`, { count: alone[kind].length })}
      </Button>
    );
  return (
    <>
      <strong>{t("outages.alone.title", { count: total })}</strong>
      {part("los")}
      {part("power")}
      {part("untold")}
      {open && <DeviceNames names={alone[open]} />}
    </>
  );
}
