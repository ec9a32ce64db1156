import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiError } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { useHeld } from "#src/resource/use-held.ts";
import { Button } from "#src/ui/Button.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import type { Happening } from "./happenings.ts";
import { doubtOf, found, type Found } from "./found.ts";
import { downIn, inOrder } from "./held-outages.ts";
import { latestNotifications, SAMPLE } from "./latest.ts";
import { outageDoubt, outages, type OutageReading } from "./outage-query.ts";
import { OutageBadge } from "./OutageBadge.tsx";
import { searchOf, titleOf, usePlacePath } from "./outage-place.ts";
import type { Outage } from "./outage-types.ts";
import { paths } from "./paths.ts";
import { OPEN_PROBLEMS } from "./search-views.ts";
import { StateWord } from "./StateWord.tsx";
import { WatchedBadge } from "./WatchedBadge.tsx";
import css from "./news.module.css";

const MOST = 5;
/** Nobody watches the start page as they watch a wall, ms. */
const EVERY_MS = 120_000;

const LATEST_PROBLEMS = found(OPEN_PROBLEMS, { limit: SAMPLE, sort: "-last_state_change" });

/** The network's news on the start page; a part that the server or the user does not have is not there. */
export function NetworkNews() {
  const { t } = useTranslation("monitoring");
  const down = useQuery({ ...outages, refetchInterval: EVERY_MS });
  const missing = (down.data?.outages.length ?? 0) - MOST;
  const open = useQuery({ ...LATEST_PROBLEMS, refetchInterval: EVERY_MS });
  const told = useQuery({ ...latestNotifications, refetchInterval: EVERY_MS });
  return (
    <>
      <Part
        title={t("outages.title")}
        of={down}
        rowsOf={outagesOf}
        doubtOf={outageDoubt}
        to={paths.problems}
        all={t(missing > 0 ? "news.someOutages" : "news.allOutages", {
          shown: MOST,
          all: MOST + missing,
        })}
      >
        {(outage, age) => (
          <>
            <OutageName of={outage} />
            <OutageBadge of={outage} />
            {age(outage.first === null ? null : new Date(outage.first))}
          </>
        )}
      </Part>
      <Part
        title={t("news.problems")}
        of={open}
        rowsOf={problemsOf}
        doubtOf={doubtOf}
        to={paths.problems}
        all={t("news.allProblems")}
      >
        {(row, age) => (
          <>
            <Link className={css.name} to={paths.host(row.host, row.service)}>
              {visible(row.service === null ? row.host : `${row.host} · ${row.service}`, 60)}
            </Link>
            <WatchedBadge of={row} />
            {age(row.since)}
          </>
        )}
      </Part>
      <Part
        title={t("news.notifications")}
        of={told}
        rowsOf={toldOf}
        doubtOf={toldDoubt}
        to={`${paths.history}?show=notifications`}
        all={t("news.allNotifications")}
      >
        {(row, age) => (
          <>
            <span className={css.name}>
              {row.host_name && (
                <Link to={paths.host(row.host_name, row.service_name)}>
                  {visible([row.host_name, row.service_name].filter(Boolean).join(" · "), 60)}
                </Link>
              )}{" "}
              <span className="k-dim">
                {visible([row.channel, row.user].filter(Boolean).join(" · "), 60)}
              </span>
            </span>
            {row.state_long && <StateWord state={row.state_long} />}
            {age(row.date)}
          </>
        )}
      </Part>
    </>
  );
}

/** How many, and where: the way to the place's own page, else to the list of its devices. */
function OutageName({ of }: { of: Outage }) {
  const { shared } = of;
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  const place = usePlacePath(shared);
  const search = searchOf(shared);
  return (
    <span className={css.name}>
      <strong>{format.number(downIn(of))}</strong>{" "}
      <Link to={place ?? (search === null ? paths.problems : paths.problemsOf(search))}>
        {titleOf(t(`outages.kind.${shared.kind}`), shared.value, 60)}
      </Link>
    </span>
  );
}

const outagesOf = ({ outages: all }: OutageReading) => inOrder(all).slice(0, MOST);
const toldOf = ({ rows }: { rows: readonly Happening[] }) => rows.slice(0, MOST);
const problemsOf = ({ rows }: Found) => rows.slice(0, MOST);
const toldDoubt = ({ areFirst }: { areFirst: boolean }) => doubtOf({ isObeyed: true, areFirst });

/**
 * One panel; with old figures and why, where the last reading failed. Its lines keep their places while it is read again: what is
 * new is shown by a press, what is no longer among the latest says so.
 */
function Part<Data extends { at: Date }, Row extends { id: string | number }>({
  title,
  of: { data, error, refetch },
  rowsOf: read,
  doubtOf: doubtIn,
  to,
  all,
  children,
}: {
  title: string;
  of: UseQueryResult<Data>;
  rowsOf: (data: Data) => readonly Row[];
  /** Why there may be others than these, as a text; null: no line means that there is none. */
  doubtOf: (data: Data) => ReturnType<typeof doubtOf | typeof outageDoubt>;
  to: string;
  all: string;
  /** A line; `age` draws how long ago it was. */
  children: (row: Row, age: (at: Date | string | null) => ReactNode) => ReactNode;
}) {
  const { t } = useTranslation("monitoring");
  const newest = useMemo(() => (data ? read(data) : []), [data, read]);
  const { rows, gone, waiting, update } = useHeld(newest, title, data === undefined);
  if (!data && isNotHere(error)) return null;
  const doubt = data && doubtIn(data);
  const aside = data && (
    <>
      {error && <NotUpdating since={data.at} />}
      <Ago at={data.at} />
    </>
  );
  return (
    <Panel title={title} aside={aside}>
      {error && !data && <ApiProblem error={error} what={title} onRetry={() => void refetch()} />}
      <div className={css.body}>
        {!data && !error && <SkeletonLines lines={MOST} label={title} />}
        {rows.length === 0 && doubt === null && <p className="k-dim">{t("news.none")}</p>}
        {rows.length > 0 && (
          <ul className={css.lines} data-old={error !== null}>
            {rows.map((row) => {
              const isGone = gone.has(String(row.id));
              return (
                <li key={row.id} data-gone={isGone}>
                  {children(row, (at) => (
                    <span className="k-dim">{isGone ? t("news.gone") : <Ago at={at} />}</span>
                  ))}
                </li>
              );
            })}
          </ul>
        )}
        {doubt && <p className="k-dim">{t(doubt)}</p>}
      </div>
      <div className={css.foot}>
        <Link to={to}>{all}</Link>
        {waiting + gone.size > 0 && (
          <Button size="compact-sm" variant="default" onClick={update}>
            {waiting > 0 ? t("news.newer", { count: waiting }) : t("news.update")}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function isNotHere(error: Error | null): boolean {
  const kinds = ["forbidden", "invalid", "not-found", "not-allowed"];
  return error instanceof ApiError && kinds.includes(error.kind);
}
