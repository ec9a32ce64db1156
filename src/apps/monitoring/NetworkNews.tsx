import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiError } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { notifications } from "./happenings.ts";
import { monitored } from "./monitored.ts";
import { outages } from "./outage-query.ts";
import { paths } from "./paths.ts";
import { parseSearch, toApi } from "./search-language.ts";
import { OPEN_PROBLEMS } from "./search-views.ts";
import { StateWord } from "./StateWord.tsx";
import { WatchedBadge } from "./WatchedBadge.tsx";
import css from "./news.module.css";

const MOST = 5;
/** Nobody watches the start page as they watch a wall, ms. */
const EVERY_MS = 120_000;

const latest = { limit: MOST, offset: 0 };

/** The network's news on the start page; a part that the server or the user does not have is not there. */
export function NetworkNews() {
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  const down = useQuery({ ...outages, refetchInterval: EVERY_MS });
  const open = useQuery({
    ...monitored.list({
      ...latest,
      sort: "-last_state_change",
      ...toApi(parseSearch(OPEN_PROBLEMS)),
    }),
    refetchInterval: EVERY_MS,
  });
  const told = useQuery({
    ...notifications.list({ ...latest, sort: "-date" }),
    refetchInterval: EVERY_MS,
  });
  return (
    <>
      <Part title={t("outages.title")} of={down} to={paths.problems} all={t("news.allOutages")}>
        {({ outages: all }) =>
          all.length === 0
            ? null
            : all.slice(0, MOST).map(({ id, shared, cause, devices, cores, first }) => (
                <li key={id}>
                  <span className={css.name}>
                    <strong>{format.number(devices.length + cores.length)}</strong>{" "}
                    {t(`outages.kind.${shared.kind}`)} {visible(shared.value, 60)}
                  </span>
                  <StateBadge tone={cause === "unknown" ? "unknown" : "bad"}>
                    {t(`outages.cause.${cause}`)}
                  </StateBadge>
                  <span className="k-dim">{first !== null && <Ago at={new Date(first)} />}</span>
                </li>
              ))
        }
      </Part>
      <Part title={t("news.problems")} of={open} to={paths.problems} all={t("news.allProblems")}>
        {({ rows }) => {
          const shown = rows.filter(({ state }) => !["up", "ok", "pending"].includes(state));
          return shown.length === 0
            ? null
            : shown.slice(0, MOST).map((row) => (
                <li key={row.id}>
                  <Link className={css.name} to={paths.host(row.host, row.service)}>
                    {visible(row.service === null ? row.host : `${row.host} · ${row.service}`, 60)}
                  </Link>
                  <WatchedBadge of={row} />
                  <span className="k-dim">
                    <Ago at={row.since} />
                  </span>
                </li>
              ));
        }}
      </Part>
      <Part
        title={t("news.notifications")}
        of={told}
        to={`${paths.history}?show=notifications`}
        all={t("news.allNotifications")}
      >
        {({ rows }) =>
          rows.length === 0
            ? null
            : rows.slice(0, MOST).map((row) => (
                <li key={row.id}>
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
                  <span className="k-dim">
                    <Ago at={row.date} />
                  </span>
                </li>
              ))
        }
      </Part>
    </>
  );
}

/** One panel; with old figures and why, where the last reading failed. */
function Part<Data extends { at: Date }>({
  title,
  of: { data, error, refetch },
  to,
  all,
  children,
}: {
  title: string;
  of: UseQueryResult<Data>;
  to: string;
  all: string;
  /** Its lines; null for none. */
  children: (data: Data) => ReactNode;
}) {
  const { t } = useTranslation("monitoring");
  if (!data && isNotHere(error)) return null;
  const aside = data && (
    <>
      {error && <NotUpdating since={data.at} />}
      <Ago at={data.at} />
    </>
  );
  const lines = data && children(data);
  return (
    <Panel title={title} aside={aside}>
      {error && !data && <ApiProblem error={error} what={title} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={4} label={title} />}
      {data && lines === null && <p className="k-dim">{t("news.none")}</p>}
      {lines && (
        <ul className={css.lines} data-old={error !== null}>
          {lines}
        </ul>
      )}
      <Link to={to}>{all}</Link>
    </Panel>
  );
}

function isNotHere(error: Error | null): boolean {
  const kinds = ["forbidden", "invalid", "not-found", "not-allowed"];
  return error instanceof ApiError && kinds.includes(error.kind);
}
