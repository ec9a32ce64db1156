import { Button } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SavedViews } from "#src/resource/SavedViews.tsx";
import { ScanProgress } from "#src/resource/ScanProgress.tsx";
import { Disclosure } from "#src/ui/Disclosure.tsx";
import { IconSave } from "#src/ui/icons.ts";
import { MapView } from "#src/ui/MapView.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import type { MatrixRow } from "./matrix-rows.ts";
import { matrixScan } from "./matrix-scan.ts";
import { MonitoringTabs } from "./MonitoringTabs.tsx";
import { paths } from "./paths.ts";
import { SearchBox } from "./SearchBox.tsx";
import { asQuery, MAP_QUERY, MAP_VIEWS } from "./search-views.ts";
import { toneOf } from "./WatchedBadge.tsx";
import css from "./matrix.module.css";

const MEMORY = "monitoring.map";

/** `/monitoring/map[?q=…]`: the hosts of a search where they stand, near ones together. */
export default function MapPage() {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const text = useDynamicText("monitoring");
  const [params, setParams] = useSearchParams();
  const query = params.get("q") ?? MAP_QUERY;
  const change = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const to = new URLSearchParams(before);
        if (value === null) to.delete(name);
        else to.set(name, value);
        return to;
      },
      { preventScrollReset: true },
    );
  return (
    <>
      <PageHeader title={t("map.title")}>
        <MonitoringTabs />
      </PageHeader>
      <div className={css.tools}>
        <SearchBox label={t("map.title")} value={query} onSearch={(q) => change("q", q)} />
        <Disclosure
          label={common("list.views")}
          icon={<IconSave size={16} aria-hidden />}
          align="end"
        >
          <SavedViews
            memoryKey={MEMORY}
            builtIn={MAP_VIEWS.map(({ key, query: q }) => ({
              name: text(`map.views.${key}`),
              search: asQuery(q),
            }))}
            current={() => params.toString()}
            onView={(view) => setParams(new URLSearchParams(view))}
          />
        </Disclosure>
      </div>
      <Hosts
        key={query}
        query={query}
        shownAs={params.get("as") === "table" ? "table" : "map"}
        hasCustomers={params.get("names") === "customers"}
        onChange={change}
      />
    </>
  );
}

function Hosts({
  query,
  shownAs,
  hasCustomers,
  onChange,
}: {
  query: string;
  shownAs: "map" | "table";
  hasCustomers: boolean;
  onChange: (name: string, value: string | null) => void;
}) {
  const { t, language } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { scan, ignored } = matrixScan(query, { hasServices: false });
  const state = scan.use();
  useEffect(() => {
    scan.warm();
  }, [scan]);
  const { rows } = state;
  const { names, hidden } = ignored();
  return (
    <>
      <div className={css.bar}>
        <ScanProgress what={t("map.hosts")} scan={scan} state={state} />
        <Button
          size="compact-sm"
          variant={hasCustomers ? "filled" : "default"}
          aria-pressed={hasCustomers}
          onClick={() => onChange("names", hasCustomers ? null : "customers")}
        >
          {t("map.customers")}
        </Button>
      </div>
      {names.size > 0 && (
        <Problem
          tone="warning"
          title={common("list.ignored", {
            name: [...names].map((one) => visible(one, 60)).join(", "),
          })}
        >
          {t("matrix.ignored", { count: hidden })}
        </Problem>
      )}
      {state.state === "failed" && (
        <ApiProblem
          error={asApiError(state.error)}
          what={t("map.title")}
          onRetry={() => void scan.start()}
        />
      )}
      <Points
        key={language}
        rows={rows}
        query={query}
        shownAs={shownAs}
        hasCustomers={hasCustomers}
        onShownAs={(next) => onChange("as", next === "table" ? "table" : null)}
        isOver={state.state === "done"}
        format={(count) => format.number(count) ?? ""}
      />
    </>
  );
}

function Points({
  rows,
  query,
  shownAs,
  hasCustomers,
  onShownAs,
  isOver,
  format,
}: {
  rows: readonly MatrixRow[];
  query: string;
  shownAs: "map" | "table";
  hasCustomers: boolean;
  onShownAs: (next: "map" | "table") => void;
  isOver: boolean;
  format: (count: number) => string;
}) {
  const { t } = useTranslation("monitoring");
  const points = useMemo(
    () =>
      rows.flatMap((row) => {
        if (row.place === null) return [];
        const [latitude, longitude] = row.place;
        const customer = row.fields.customer;
        const name = String(row.fields.name ?? row.id);
        const title = hasCustomers && customer !== undefined ? String(customer) : name;
        const detail = [
          title === name ? customer : name,
          row.fields.address ?? row.fields.location,
        ];
        return [
          {
            id: row.id,
            latitude,
            longitude,
            tone: toneOf(row),
            title: visible(title, 80),
            stateText: t(`state.${row.state}`),
            detail: visible(detail.filter(Boolean).join(" · "), 160),
            path: paths.host(row.host, row.service),
          },
        ];
      }),
    [rows, hasCustomers, t],
  );
  const without = rows.length - points.length;
  return (
    <>
      {without > 0 && (
        <p className="k-dim">
          {t("map.without", { count: without, shown: format(without), total: format(rows.length) })}
        </p>
      )}
      <MapView
        label={t("map.title")}
        points={points}
        fitKey={`${query} ${isOver}`}
        shownAs={shownAs}
        onShownAs={onShownAs}
      />
    </>
  );
}
