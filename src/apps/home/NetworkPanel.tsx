import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { HeavyProblems } from "#src/apps/monitoring/panels.tsx";
import { paths as monitoring } from "#src/apps/monitoring/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { StateFigures } from "#src/resource/StateFigures.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { network, type Network } from "./network.ts";
import css from "./HomePage.module.css";

/**
 * The network at a glance; not there at all where the server or the user has no monitoring. Where it was there and is withdrawn
 * meanwhile, that is said as long as this page stands.
 */
export function NetworkPanel() {
  const { t } = useTranslation("home");
  const { data, error, refetch } = useQuery(network);
  const [wasThere, setWasThere] = useState(false);
  if (data && !wasThere) setWasThere(true);
  if (data === null)
    return wasThere ? (
      <Panel title={t("network")}>
        <Problem tone="warning" title={t("withdrawn")} onRetry={() => void refetch()}>
          {t("withdrawnText")}
        </Problem>
      </Panel>
    ) : null;
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
          <Figures kind="hosts" of={data} isOld={error !== null} />
          <Figures kind="services" of={data} isOld={error !== null} />
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

function Figures({ kind, of, isOld }: { kind: "hosts" | "services"; of: Network; isOld: boolean }) {
  const type = kind === "hosts" ? "host" : "service";
  return (
    <StateFigures
      texts="home"
      kind={kind}
      figures={of[kind]}
      pathOf={(state) => monitoring.problemsOf(`type:${type} is:${state}`)}
      isOld={isOld}
    />
  );
}
