import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { HeavyProblems } from "#src/apps/monitoring/panels.tsx";
import { paths as monitoring } from "#src/apps/monitoring/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import type { Figure, State } from "#src/util/state-counts.ts";
import { network, type Network } from "./network.ts";
import css from "./HomePage.module.css";

const TONES: Readonly<Record<State, Tone>> = {
  up: "good",
  ok: "good",
  down: "bad",
  critical: "bad",
  warning: "warning",
  unreachable: "unknown",
  unknown: "unknown",
  pending: "info",
};

/** The network at a glance; not there at all where the server or the user has no monitoring. */
export function NetworkPanel() {
  const { t } = useTranslation("home");
  const { data, error, refetch } = useQuery(network);
  if (data === null) return null;
  const problem = error && (
    <ApiProblem error={error} what={t("network")} onRetry={() => void refetch()} />
  );
  return (
    <Panel title={t("network")} aside={data && <Age data={data} hasFailed={error !== null} />}>
      {!data && problem}
      {!data && !error && (
        <div className={css.figures}>
          <SkeletonLines lines={5} label={t("network")} />
        </div>
      )}
      {data && (
        <div className={css.figures} data-old={error !== null}>
          <Figures kind="hosts" figures={data.hosts} isOld={error !== null} />
          <Figures kind="services" figures={data.services} isOld={error !== null} />
        </div>
      )}
      {(data || !error) && <Link to={monitoring.problems}>{t("problems")}</Link>}
      <p className={css.heavy}>
        <HeavyProblems />
      </p>
      {data && problem}
    </Panel>
  );
}

function Age({ data, hasFailed }: { data: Network; hasFailed: boolean }) {
  return (
    <>
      {hasFailed && <NotUpdating since={data.at} />}
      <Ago at={data.at} />
    </>
  );
}

function Figures({
  kind,
  figures,
  isOld,
}: {
  kind: "hosts" | "services";
  figures: readonly Figure[];
  isOld: boolean;
}) {
  const { t } = useTranslation("home");
  const format = useFormat();
  if (figures.length === 0) return null;
  return (
    <dl className={css.kind}>
      <dt>{t(kind)}</dt>
      {figures.map(({ state, count, handled }) => (
        <dd key={state}>
          <Link
            to={monitoring.problemsOf(`type:${kind === "hosts" ? "host" : "service"} is:${state}`)}
          >
            <StateBadge tone={count === 0 ? "off" : TONES[state]} isOld={isOld}>
              {format.number(count)} {t(`state.${state}`, { count })}
            </StateBadge>
          </Link>
          {handled !== null && handled > 0 && (
            <span className="k-dim"> {t("handled", { count: handled })}</span>
          )}
        </dd>
      ))}
    </dl>
  );
}
