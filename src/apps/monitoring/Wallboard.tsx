import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { allowSound, play } from "#src/ui/sound.ts";
import { useNow } from "#src/ui/use-now.ts";
import { WholeScreen } from "#src/ui/WholeScreen.tsx";
import { visible } from "#src/util/text.ts";
import { found, type Found } from "./found.ts";
import { outageDoubt, outagePause, outages, type OutageReading } from "./outage-query.ts";
import { downIn, inOrder, isHandled } from "./held-outages.ts";
import { titleOf } from "./outage-place.ts";
import { OutageBadge } from "./OutageBadge.tsx";
import {
  isFresh,
  NOTHING_SEEN,
  remember,
  wallPeriod,
  wallState,
  type WallMemory,
} from "./wall-rule.ts";
import { toneOf, WatchedBadge } from "./WatchedBadge.tsx";
import css from "./wall.module.css";

const MOST_OUTAGES = 8;
const MOST_PROBLEMS = 8;
/** As often a wallboard that knows nothing says so aloud, ms. */
const CRY_MS = 30_000;

/** The network's own trouble: what the vendor's default view shows (contract 3.2). */
const OWN_PROBLEMS = found(
  "problem:true handled:false hard_state:true business_impact:>=2 type:all",
  { limit: MOST_PROBLEMS, sort: "-severity" },
);

/**
 * `/monitoring?wall[=seconds]`: what is down, readable from five metres, over the whole screen. It says
 * when it was last true, and cries where it is not any more.
 */
export function Wallboard({ wall, onLeave }: { wall: string; onLeave: () => void }) {
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  const now = useNow();
  const [startedAt] = useState(now);
  const every = wallPeriod(wall);
  const down = useQuery({
    ...outages,
    refetchInterval: ({ state }) => outagePause(state.data?.ms ?? 0, every),
    refetchIntervalInBackground: true,
  });
  const own = useQuery({
    ...OWN_PROBLEMS,
    refetchInterval: every,
    refetchIntervalInBackground: true,
  });
  const at = oldest(down.data?.at, own.data?.at);
  const state = wallState({
    at,
    startedAt,
    now,
    periodMs: outagePause(down.data?.ms ?? 0, every),
    hasFailed: down.error !== null || own.error !== null,
  });
  const { memory, isOn, toggle } = useCries(state === "blind", down.data, now);
  useEffect(() => {
    document.title = `${state === "blind" ? `${t("wall.blind")} · ` : ""}${t("wall.title")}`;
  }, [state, t]);
  return (
    <WholeScreen labelledBy="wall-title" className={css.wall} state={state} onLeave={onLeave}>
      <header className={css.head}>
        <h1 id="wall-title">{t("wall.title")}</h1>
        <time className={css.clock}>{format.clock(new Date(now))}</time>
        <span className={css.age} data-state={state}>
          {at !== null && <Ago at={new Date(at)} />}
          {at === null && t(state === "starting" ? "wall.starting" : "wall.never")}
        </span>
        <span className={css.buttons}>
          <Button
            size="compact-sm"
            variant={isOn ? "filled" : "default"}
            aria-pressed={isOn}
            onClick={() => void toggle()}
          >
            {t("wall.sound")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={({ currentTarget }) =>
              void currentTarget.closest("dialog")?.requestFullscreen()
            }
          >
            {t("wall.full")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onLeave}>
            {t("wall.leave")}
          </Button>
        </span>
      </header>
      <div role="alert">
        {state === "blind" && (
          <p className={css.blind}>
            <strong>{t("wall.blind")}</strong>{" "}
            {at === null ? t("wall.never") : t("wall.since", { time: format.time(new Date(at)) })}
          </p>
        )}
      </div>
      <div className={css.content} aria-busy={state === "starting"} data-waits={down.isPending}>
        <Numbers
          reading={down.data}
          own={own.data?.total ?? null}
          fresh={down.data?.outages.filter((one) => isFresh(memory, one)).length ?? 0}
        />
        <Down reading={down.data} memory={memory} />
        <Own of={own.data} />
      </div>
    </WholeScreen>
  );
}

/** Rings for new outages and cries while blind, in sounds of their own; off until a person allows it. */
function useCries(isBlind: boolean, reading: OutageReading | undefined, now: number) {
  const [isOn, setOn] = useState(false);
  const [seen, setSeen] = useState<{
    reading: OutageReading | undefined;
    memory: WallMemory;
  }>({ reading: undefined, memory: NOTHING_SEEN });
  if (reading && reading !== seen.reading)
    setSeen({ reading, memory: remember(seen.memory, reading.outages, reading.at.getTime()) });
  const { memory } = seen;
  useEffect(() => {
    if (isOn && memory.arrived > 0) play("new");
  }, [isOn, memory]);
  const cry = isBlind ? Math.floor(now / CRY_MS) : null;
  useEffect(() => {
    if (isOn && cry !== null) play("blind");
  }, [isOn, cry]);
  const toggle = async () => {
    if (!isOn) await allowSound();
    setOn(!isOn);
  };
  return { memory, isOn, toggle };
}

function Numbers({
  reading,
  own,
  fresh,
}: {
  reading: OutageReading | undefined;
  own: number | null;
  fresh: number;
}) {
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  const together = reading && downIn(...reading.outages);
  const alone =
    reading && Object.values(reading.alone).reduce((sum, names) => sum + names.length, 0);
  // Of a part of the hosts, or of hosts down since nobody knows when, none is no answer.
  const told = (count: number | undefined) =>
    reading && outageDoubt(reading) && count === 0 ? null : count;
  const figures: [string, number | null | undefined, boolean][] = [
    [t("wall.outages"), told(reading?.outages.length), (reading?.outages.length ?? 0) > 0],
    [t("wall.together"), told(together), (together ?? 0) > 0],
    [t("wall.alone"), told(alone), false],
    [t("wall.own"), own, (own ?? 0) > 0],
  ];
  return (
    <dl className={css.numbers}>
      {figures.map(([name, value, isBad]) => (
        <div key={name} data-bad={isBad}>
          <dt>{name}</dt>
          <dd>{format.number(value) ?? "—"}</dd>
        </div>
      ))}
      {fresh > 0 && (
        <div data-bad="true">
          <dt>{t("wall.new")}</dt>
          <dd>+{fresh}</dd>
        </div>
      )}
    </dl>
  );
}

function Down({ reading, memory }: { reading: OutageReading | undefined; memory: WallMemory }) {
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  if (!reading) return null;
  const doubt = outageDoubt(reading);
  const sorted = inOrder(reading.outages);
  return (
    <section aria-label={t("outages.title")} className={css.outages}>
      <h2>{t("outages.title")}</h2>
      {sorted.length === 0 && !doubt && <p className={css.calm}>{t("wall.calm")}</p>}
      {doubt && <p>{t(doubt)}</p>}
      <ul className={css.lines}>
        {sorted.slice(0, MOST_OUTAGES).map((outage) => {
          const { id, shared, first } = outage;
          return (
            <li key={id} data-handled={isHandled(outage)} data-new={isFresh(memory, outage)}>
              <strong className={css.count}>{format.number(downIn(outage))}</strong>
              <span className={css.name}>
                {titleOf(t(`outages.kind.${shared.kind}`), shared.value, 60)}
              </span>
              <OutageBadge of={outage} />
              <span className={css.when}>{first !== null && <Ago at={new Date(first)} />}</span>
            </li>
          );
        })}
      </ul>
      {sorted.length > MOST_OUTAGES && (
        <p>{t("wall.more", { count: sorted.length - MOST_OUTAGES })}</p>
      )}
    </section>
  );
}

function Own({ of }: { of: Found | undefined }) {
  const { t } = useTranslation("monitoring");
  if (!of) return null;
  const { rows: shown, isObeyed } = of;
  return (
    <section aria-label={t("wall.own")} className={css.own}>
      <h2>{t("wall.own")}</h2>
      {shown.length === 0 && isObeyed && <p className={css.calm}>{t("wall.ownCalm")}</p>}
      {!isObeyed && <p>{t("news.untold")}</p>}
      <ul className={css.lines}>
        {shown.map((row) => (
          <li key={row.id} data-tone={toneOf(row)}>
            <span className={css.name}>
              {visible(row.service === null ? row.host : `${row.host} · ${row.service}`, 60)}
            </span>
            <WatchedBadge of={row} />
            <span className={css.when}>
              <Ago at={row.since} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function oldest(...times: (Date | undefined)[]): number | null {
  const known = times.flatMap((time) => time?.getTime() ?? []);
  return known.length === times.length ? Math.min(...known) : (known[0] ?? null);
}
