import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Chart, type ChartLimit } from "#src/ui/Chart.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { IconBack, IconNext } from "#src/ui/icons.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { SearchInput } from "#src/ui/SearchInput.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { TimeRange } from "#src/ui/TimeRange.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { spanOf, spanParams, zoomed, type RangeKey, type TimeSpan } from "#src/util/time-range.ts";
import { datasetsOf, graphsOf, lineKey, type Graph, type Readings } from "./graphs.ts";
import { unitOf } from "./metric-level.ts";
import { useMetricFormat } from "./use-metric-format.ts";
import { useAddress } from "./use-address.ts";
import css from "./graphs.module.css";

/** Graphs of one page, whose values are asked for in one request (contract 4.5 H24). */
const AT_ONCE = 4;

/**
 * The graphs of a host and some of its services, over a span that stands in the address with what is looked for and
 * the page: as lines with their limits, or the same numbers as a table.
 */
export function GraphsPanel({
  host,
  services,
  alone,
  whenNone = null,
}: {
  host: string;
  /** Whose graphs are shown; null is the host itself. */
  services: readonly (string | null)[];
  /** Where they stand without the rest of the page. */
  alone?: string;
  /** What stands there where the server has no graphs at all, or the user may not see them. */
  whenNone?: ReactNode;
}) {
  const { t } = useTranslation("monitoring");
  const { params, change } = useAddress();
  useNow();
  // The values have the server's times.
  const now = Math.floor(serverNow() / 60_000) * 60_000;
  const span = useMemo(() => spanOf(params, "24h", now), [params, now]);
  const shownAs = params.get("graphs") === "table" ? "table" : "chart";
  const words = params.get("graph") ?? "";
  const results = useQueries({ queries: services.map((one) => graphsOf(host, one)) });
  const all = results.flatMap(({ data }) => data ?? []);
  const found = all.filter(({ title, lines, service }) =>
    [title, service, ...lines.map(({ label }) => label)]
      .join(" ")
      .toLowerCase()
      .includes(words.toLowerCase()),
  );
  const last = Math.max(0, Math.ceil(found.length / AT_ONCE) - 1);
  const page = Math.min(last, (pageOf(params.get("graphPage")) ?? 1) - 1);
  const shown = found.slice(page * AT_ONCE, (page + 1) * AT_ONCE);
  const failed = results.find(({ error }) => error);
  const isPending = results.some((one) => one.isPending);
  const isNowhere = results.every(({ data }) => data === null);
  const setSpan = (next: RangeKey | { from: Date; to: Date }) => change(spanParams(next));
  if (isNowhere) return whenNone;
  return (
    <Panel title={t("graphs.title")} aside={alone && <Link to={alone}>{t("graphs.alone")}</Link>}>
      <div className={css.bar}>
        <TimeRange span={span} onChange={setSpan} />
        <span className={css.group}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setSpan(zoomed(span, "in", now))}
          >
            {t("graphs.zoomIn")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setSpan(zoomed(span, "out", now))}
          >
            {t("graphs.zoomOut")}
          </Button>
        </span>
        <Button
          size="compact-sm"
          variant={shownAs === "table" ? "filled" : "default"}
          aria-pressed={shownAs === "table"}
          onClick={() => change({ graphs: shownAs === "table" ? null : "table" })}
        >
          {t("graphs.asTable")}
        </Button>
        {(all.length > AT_ONCE || words !== "") && (
          <SearchInput
            label={t("graphs.search")}
            value={words}
            onChange={(text) => change({ graph: text || null, graphPage: null }, true)}
          />
        )}
        {found.length > AT_ONCE && (
          <Pages
            page={page}
            last={last}
            onPage={(next) => change({ graphPage: next === 0 ? null : String(next + 1) })}
          />
        )}
      </div>
      {failed?.error && (
        <ApiProblem
          error={failed.error}
          what={t("graphs.title")}
          onRetry={() => void failed.refetch()}
        />
      )}
      {isPending && all.length === 0 && <SkeletonLines lines={6} label={t("graphs.title")} />}
      {!isPending && !failed && found.length === 0 && <Empty title={t("graphs.none")} />}
      {shown.length > 0 && (
        <Shown
          graphs={shown}
          span={span}
          shownAs={shownAs}
          onZoom={(from, to) => setSpan({ from: new Date(from), to: new Date(to) })}
        />
      )}
    </Panel>
  );
}

/** A page's number in an address, from 1; null where it is none. */
function pageOf(said: string | null): number | null {
  return said !== null && /^[1-9]\d{0,3}$/u.test(said) ? Number(said) : null;
}

function Pages({
  page,
  last,
  onPage,
}: {
  page: number;
  last: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation("monitoring");
  return (
    <span className={css.group}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t("graphs.before")}
        aria-disabled={page === 0}
        onClick={() => page > 0 && onPage(page - 1)}
      >
        <IconBack size={16} aria-hidden />
      </Button>
      <span>{t("graphs.page", { page: page + 1, last: last + 1 })}</span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t("graphs.after")}
        aria-disabled={page >= last}
        onClick={() => page < last && onPage(page + 1)}
      >
        <IconNext size={16} aria-hidden />
      </Button>
    </span>
  );
}

interface ShownProps {
  span: TimeSpan;
  shownAs: "chart" | "table";
  onZoom: (from: number, to: number) => void;
}

function Shown({ graphs, span, shownAs, onZoom }: ShownProps & { graphs: readonly Graph[] }) {
  const { t } = useTranslation("monitoring");
  const lines = graphs.flatMap((graph) => graph.lines);
  const { data, error, refetch } = useQuery(datasetsOf(lines, span));
  const [tall, setTall] = useState<string | null>(null);
  if (data === null) return <Empty title={t("graphs.noValues")} />;
  return (
    <>
      {error && !data && (
        <ApiProblem error={error} what={t("graphs.title")} onRetry={() => void refetch()} />
      )}
      <p className={css.age}>
        {error && data && <NotUpdating since={data.at} />} <Ago at={data?.at} />
      </p>
      <div className={css.graphs} data-old={error !== null}>
        {graphs.map((graph) => (
          <article key={graph.id} className={css.graph} data-tall={tall === graph.id}>
            <header>
              <h3>
                {visible(graph.title, 80)}{" "}
                {graph.service !== null && (
                  <span className="k-dim">{visible(graph.service, 40)}</span>
                )}
              </h3>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-pressed={tall === graph.id}
                onClick={() => setTall(tall === graph.id ? null : graph.id)}
              >
                {t("graphs.expand")}
              </Button>
            </header>
            {!data && !error && <div className={css.wait} />}
            {data && (
              <One
                graph={graph}
                data={data}
                span={span}
                shownAs={shownAs}
                onZoom={onZoom}
                isTall={tall === graph.id}
              />
            )}
          </article>
        ))}
      </div>
    </>
  );
}

function One({
  graph,
  data,
  span,
  shownAs,
  onZoom,
  isTall,
}: ShownProps & { graph: Graph; data: Readings; isTall: boolean }) {
  const { t } = useTranslation("monitoring");
  const withUnit = useMetricFormat();
  const [first] = graph.lines;
  const unit = unitOf(first?.metric ?? "", first?.uom);
  const lines = useMemo(
    () =>
      graph.lines.map((line) => ({
        id: lineKey(line),
        name: visible(line.label, 60),
        points: data.points.get(lineKey(line)) ?? [],
      })),
    [graph, data],
  );
  const write = (value: number) => withUnit(first?.metric ?? "", value, first?.uom) ?? "—";
  const limits = graph.lines.flatMap(({ warning, critical, label }): ChartLimit[] => {
    const of = graph.lines.length > 1 ? `${visible(label, 40)}: ` : "";
    const one = (value: number | null, tone: ChartLimit["tone"], key: "warning" | "critical") =>
      value === null
        ? []
        : [{ value, tone, text: of + t(`metrics.${key}`, { limit: write(value) }) }];
    return [...one(warning, "warning", "warning"), ...one(critical, "bad", "critical")];
  });
  return (
    <Chart
      key={unit}
      label={visible(graph.title, 80)}
      lines={lines}
      limits={limits}
      format={write}
      from={span.from.getTime()}
      to={span.to.getTime()}
      onZoom={onZoom}
      shownAs={shownAs}
      isTall={isTall}
    />
  );
}
