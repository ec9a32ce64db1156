import { useEffect, useRef } from "react";
import {
  Link,
  NavigationType,
  useLocation,
  useNavigationType,
  useSearchParams,
} from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { Later } from "#src/ui/Later.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { hostRef } from "./host-ref.ts";
import { ManyActions, type ManyTargets } from "./ManyActions.tsx";
import { MissingActions } from "./MissingActions.tsx";
import type { Monitored } from "./monitored.ts";
import { MonitoringTabs } from "./MonitoringTabs.tsx";
import { problemList } from "./problem-list.tsx";
import { ProblemWatch } from "./ProblemWatch.tsx";
import { parseSearch, kindOf, valueOf, withWord } from "./search-language.ts";
import { TO_LIST } from "./paths.ts";
import { OPEN_PROBLEMS } from "./search-views.ts";
import css from "./monitoring.module.css";

export const loader = listLoader(problemList);

/** `/monitoring`: what is wrong, hosts and services, those that somebody takes care of apart. */
export default function ProblemsPage() {
  const { t } = useTranslation("monitoring");
  const [params, setParams] = useSearchParams();
  const wall = params.get("wall");
  const query = params.get("q") ?? OPEN_PROBLEMS;
  const { pathname, search, state, key } = useLocation();
  const isBack = useNavigationType() === NavigationType.Pop;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state !== TO_LIST || isBack) return;
    list.current?.focus({ preventScroll: true });
    list.current?.scrollIntoView();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  const actionsOf = (selected: ListSelected<Monitored>) => (
    <ManyActions targets={targetsOf(selected, pathname + search)} />
  );
  const leave = () =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete("wall");
      return next;
    });
  if (wall !== null) return <Later load={loadWall} props={{ wall, onLeave: leave }} />;
  return (
    <>
      <PageHeader title={t("problems.title")}>
        <Link to="?wall">{t("wall.open")}</Link>
        <MonitoringTabs />
      </PageHeader>
      <div className={css.outages}>
        <Later load={loadOutages} props={{}} />
      </div>
      <MissingActions />
      <div className={css.switches} ref={list} tabIndex={-1}>
        <KindSwitch query={query} params={params} />
        <HandledSwitch query={query} params={params} />
        <SortSwitch params={params} />
        <ProblemWatch query={query} />
      </div>
      <ResourceList spec={problemList} label={t("problems.title")} whenSelected={actionsOf} />
    </>
  );
}

const loadWall = async () => (await import("./Wallboard.tsx")).Wallboard;
const loadOutages = async () => (await import("./OutagesPanel.tsx")).OutagesPanel;

function targetsOf(selected: ListSelected<Monitored>, address: string): ManyTargets {
  if (selected.kind === "rows") return { refs: selected.rows.map(hostRef) };
  const { params, total } = selected;
  return { filter: { params, total, address } };
}

interface SwitchProps {
  query: string;
  params: URLSearchParams;
}

/** All, hosts or services: the word `type` of the search. */
function KindSwitch({ query, params }: SwitchProps) {
  const { t } = useTranslation("monitoring");
  const kind = kindOf(parseSearch(query));
  return (
    <Choices
      label={t("problems.kind")}
      choices={(["all", "host", "service"] as const).map((one) => ({
        key: one,
        name: t(`problems.kinds.${one}`),
        to: withSearch(params, withWord(query, "type", one)),
        isOn: kind === one,
      }))}
    />
  );
}

/** Those that wait for somebody, and those that somebody takes care of. */
function HandledSwitch({ query, params }: SwitchProps) {
  const { t } = useTranslation("monitoring");
  const handled = valueOf(query, "handled");
  return (
    <Choices
      label={t("problems.handling")}
      choices={(
        [
          ["false", "open"],
          ["true", "handled"],
          [null, "both"],
        ] as const
      ).map(([value, key]) => ({
        key,
        name: t(`problems.handled.${key}`),
        to: withSearch(params, withWord(query, "handled", value)),
        isOn: handled === value,
      }))}
    />
  );
}

const SORTS = [
  ["last_state_change", "-last_state_change"],
  ["severity", "-severity"],
  ["business_impact", "-business_impact"],
  ["host_name", "host_name"],
] as const;

/** What the problems are grouped by: the list's sort. */
function SortSwitch({ params }: { params: URLSearchParams }) {
  const { t } = useTranslation("monitoring");
  const now = params.get("sort") ?? problemList.defaultSort;
  return (
    <Choices
      label={t("problems.grouped")}
      choices={SORTS.map(([key, sort]) => {
        const next = new URLSearchParams(params);
        next.delete("page");
        if (sort === problemList.defaultSort) next.delete("sort");
        else next.set("sort", sort);
        return {
          key,
          name: t(`problems.by.${key}`),
          to: `?${next.toString()}`,
          isOn: now === sort,
        };
      })}
    />
  );
}

function withSearch(params: URLSearchParams, query: string): string {
  const next = new URLSearchParams(params);
  next.delete("page");
  next.set("q", query);
  return `?${next.toString()}`;
}

/** Links of which one is on. */
function Choices({
  label,
  choices,
}: {
  label: string;
  choices: readonly { key: string; name: string; to: string; isOn: boolean }[];
}) {
  return (
    <nav className={css.choices} aria-label={label}>
      <span aria-hidden className="k-dim">
        {label}
      </span>
      {choices.map(({ key, name, to, isOn }) => (
        <Link key={key} to={to} aria-current={isOn ? "true" : undefined} preventScrollReset>
          {name}
        </Link>
      ))}
    </nav>
  );
}
