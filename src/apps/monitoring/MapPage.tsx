import { useMemo, useState } from "react";
import { NapLayer } from "#src/apps/gpon/panels.tsx";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import type { MapPoint } from "#src/ui/map-points.ts";
import { MapView } from "#src/ui/MapView.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { isLate } from "./late.ts";
import type { MatrixRow } from "./matrix-rows.ts";
import { MonitoringTabs } from "./MonitoringTabs.tsx";
import { paths } from "./paths.ts";
import { asQuery, MAP_QUERY, MAP_VIEWS } from "./search-views.ts";
import { SearchReading, useReading } from "./SearchReading.tsx";
import { SearchTools } from "./SearchTools.tsx";
import { useAddress } from "./use-address.ts";
import { toneOf } from "./WatchedBadge.tsx";
import css from "./matrix.module.css";

const MEMORY = "monitoring.map";

/** `/monitoring/map[?q=…&naps]`: the hosts of a search where they stand, near ones together; NAPs below them on request. */
export default function MapPage() {
  const { t } = useTranslation("monitoring");
  const text = useDynamicText("monitoring");
  const address = useAddress();
  const query = address.params.get("q") ?? MAP_QUERY;
  return (
    <>
      <PageHeader title={t("map.title")}>
        <MonitoringTabs />
      </PageHeader>
      <SearchTools
        title={t("map.title")}
        query={query}
        onSearch={(q) => address.change({ q })}
        memoryKey={MEMORY}
        builtIn={MAP_VIEWS.map(({ key, query: q }) => ({
          name: text(`map.views.${key}`),
          search: asQuery(q),
        }))}
        address={address}
      />
      <Hosts key={query} query={query} {...address} />
    </>
  );
}

function Hosts({
  query,
  params,
  change,
}: Pick<ReturnType<typeof useAddress>, "params" | "change"> & { query: string }) {
  const { t, language } = useTranslation("monitoring");
  const format = useFormat();
  const { reading, state } = useReading(query, { hasServices: false });
  const hasCustomers = params.get("names") === "customers";
  const hasNaps = params.has("naps");
  const [naps, setNaps] = useState<readonly MapPoint[]>(NONE);
  return (
    <>
      <SearchReading reading={reading} state={state} title={t("map.title")} what={t("map.hosts")}>
        <span className={css.layers}>
          <NapLayer
            isOn={hasNaps}
            onSwitch={(isOn) => change({ naps: isOn ? "" : null })}
            onPoints={setNaps}
          />
          <Button
            size="compact-sm"
            variant={hasCustomers ? "filled" : "default"}
            aria-pressed={hasCustomers}
            onClick={() => change({ names: hasCustomers ? null : "customers" })}
          >
            {t("map.customers")}
          </Button>
        </span>
      </SearchReading>
      <Points
        key={language}
        rows={state.rows}
        query={query}
        shownAs={params.get("as") === "table" ? "table" : "map"}
        hasCustomers={hasCustomers}
        naps={hasNaps ? naps : NONE}
        onShownAs={(next) => change({ as: next === "table" ? "table" : null })}
        isOver={state.state === "done"}
        format={(count) => format.number(count) ?? ""}
      />
    </>
  );
}

const NONE: readonly MapPoint[] = [];

function Points({
  rows,
  query,
  shownAs,
  hasCustomers,
  naps,
  onShownAs,
  isOver,
  format,
}: {
  rows: readonly MatrixRow[];
  query: string;
  shownAs: "map" | "table";
  hasCustomers: boolean;
  /** What stands below the hosts. */
  naps: readonly MapPoint[];
  onShownAs: (next: "map" | "table") => void;
  isOver: boolean;
  format: (count: number) => string;
}) {
  const { t } = useTranslation("monitoring");
  const minute = Math.ceil(useNow() / 60_000);
  const points = useMemo(
    () =>
      rows.flatMap((row) => {
        if (row.place === null) return [];
        const [latitude, longitude] = row.place;
        const customer = row.fields.customer;
        const isOld = isLate(row.check, minute * 60_000);
        const tone = toneOf(row);
        const isVeiled = isOld && tone === "good";
        const name = String(row.fields.name ?? row.id);
        const title = hasCustomers && customer !== undefined ? String(customer) : name;
        const detail = [
          title === name ? customer : name,
          row.fields.address ?? row.fields.location,
          isOld && t("state.old"),
        ];
        return [
          {
            id: row.id,
            latitude,
            longitude,
            // A failure stays in sight, however old; health that is old is none that is known.
            tone: isVeiled ? "unknown" : tone,
            title: visible(title, 80),
            stateText: t(`state.${row.state}`) + (isVeiled ? ` · ${t("state.isOld")}` : ""),
            detail: visible(
              detail.filter((part) => part !== undefined && part !== false).join(" · "),
              160,
            ),
            path: paths.host(row.host, row.service),
          },
        ];
      }),
    [rows, hasCustomers, minute, t],
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
        below={naps}
        isLoading={!isOver}
        fitKey={`${query} ${isOver}`}
        shownAs={shownAs}
        onShownAs={onShownAs}
      />
    </>
  );
}
