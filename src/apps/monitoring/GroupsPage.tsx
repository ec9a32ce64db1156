import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { StateFigures } from "#src/resource/StateFigures.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { SearchInput } from "#src/ui/SearchInput.tsx";
import { Ago } from "#src/ui/Time.tsx";
import type { Figure } from "#src/util/state-counts.ts";
import { visible } from "#src/util/text.ts";
import {
  groupKind,
  groupTone,
  groupWeight,
  hostGroups,
  inPlaces,
  type HostGroup,
} from "./groups.ts";
import { MonitoringTabs } from "./MonitoringTabs.tsx";
import { asWord, paths } from "./paths.ts";
import css from "./groups.module.css";

export function loader() {
  void queryClient.prefetchQuery(hostGroups);
  return null;
}

const KINDS = ["network", "all", "tech", "realm"] as const;

/** `/monitoring/groups`: host groups with counts by state, the worst first; each count leads to its list. */
export default function GroupsPage() {
  const { t } = useTranslation("monitoring");
  const [params, setParams] = useSearchParams();
  const find = params.get("find") ?? "";
  const { data, error, refetch } = useQuery(hostGroups);
  const worstFirst = (data?.groups ?? []).toSorted(
    (a, b) => groupWeight(b) - groupWeight(a) || (a.name < b.name ? -1 : 1),
  );
  const { standing, isMoved, tidy } = useStanding(worstFirst);
  const shown = standing.filter(({ name }) => name.toLowerCase().includes(find.toLowerCase()));
  return (
    <>
      <PageHeader title={t("groups.title")}>
        <MonitoringTabs />
      </PageHeader>
      <div className={css.bar}>
        <SearchInput
          label={t("groups.find")}
          value={find}
          onChange={(text) => setParams(text === "" ? {} : { find: text }, { replace: true })}
        />
        <span className={css.age}>
          <Ago at={data?.at} />
        </span>
        <Button size="compact-sm" variant="default" disabled={!isMoved} onClick={tidy}>
          {t("groups.tidy")}
        </Button>
        {error && data && <NotUpdating since={data.at} />}
      </div>
      {error && !data && (
        <ApiProblem error={error} what={t("groups.title")} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SkeletonLines lines={8} label={t("groups.title")} />}
      {data && data.unread > 0 && (
        <Problem tone="warning" title={t("groups.unread", { count: data.unread })} />
      )}
      {data && shown.length === 0 && data.unread === 0 && (
        <Empty title={t(find === "" ? "groups.empty" : "groups.none")} />
      )}
      {KINDS.map((kind) => {
        const groups = shown.filter(({ name }) => groupKind(name) === kind);
        return groups.length === 0 ? null : (
          <section key={kind} aria-label={t(`groups.kinds.${kind}`)} data-old={error !== null}>
            <h2 className={css.kind}>{t(`groups.kinds.${kind}`)}</h2>
            <ul className={css.groups}>
              {groups.map((group) => (
                <li key={group.name}>
                  <Card group={group} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** Groups keep their places from one reading to the next, until a person wants the worst first again. */
function useStanding(groups: readonly HostGroup[]) {
  const [order, setOrder] = useState<readonly string[]>([]);
  const tidy = () => setOrder(groups.map(({ name }) => name));
  if (order.length === 0 && groups.length > 0) tidy();
  const standing = inPlaces(groups, order);
  return { standing, isMoved: standing.some((one, at) => one !== groups[at]), tidy };
}

function Card({ group }: { group: HostGroup }) {
  const { t } = useTranslation("monitoring");
  const { name, hosts, services } = group;
  const word = `hostgroups:${asWord(name)}`;
  return (
    <article className={css.card} aria-label={visible(name, 60)} data-tone={groupTone(group)}>
      <h3>
        <Link to={paths.problemsOf(`problem:true ${word}`)}>{visible(name, 60)}</Link>
      </h3>
      {hosts.length + services.length === 0 && <p className="k-dim">{t("groups.noCounts")}</p>}
      <Counts kind="hosts" word={word} figures={hosts} />
      <Counts kind="services" word={word} figures={services} />
    </article>
  );
}

function Counts({
  kind,
  word,
  figures,
}: {
  kind: "hosts" | "services";
  word: string;
  figures: readonly Figure[];
}) {
  const type = kind === "hosts" ? "host" : "service";
  return (
    <StateFigures
      texts="monitoring"
      kind={kind}
      figures={figures.filter(({ count }) => count > 0)}
      pathOf={(state) => paths.problemsOf(`type:${type} is:${state} ${word}`)}
    />
  );
}
