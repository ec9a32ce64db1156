import type { Map as LeafletMap } from "leaflet";
import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import { Button } from "./Button.tsx";
import { Empty } from "./Empty.tsx";
import { IconClose } from "./icons.tsx";
import { createMap, fitPlaces, placeOf, type MapPlace } from "./map-frame.ts";
import { isPlace, TONE_ORDER, type Place } from "./map-place.ts";
import { addPoints, MOST_LISTED, type InView, type MapPoint } from "./map-points.ts";
import { mapTiles } from "./map-tiles.ts";
import type { MapViewProps } from "./MapView.tsx";
import { Table, type TableColumn } from "./Table.tsx";
import { StateBadge } from "./Tone.tsx";
import css from "./Map.module.css";

/** A map of things and its table; see `MapView`. */
export function MapBody(props: MapViewProps) {
  const { label, points, shownAs, onShownAs, isLoading = false } = props;
  const { t, language } = useTranslation("map");
  const placed = useMemo(() => points.filter(isPlace), [points]);
  const [inView, setInView] = useState<InView | null>(null);
  return (
    <section aria-label={label}>
      <div className={css.bar}>
        <div className={css.switch} role="group" aria-label={t("show")}>
          {(["map", "table"] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={shownAs === kind}
              onClick={() => onShownAs(kind)}
            >
              {t(kind === "map" ? "asMap" : "asTable")}
            </button>
          ))}
        </div>
        <span className={css.told} aria-live="polite">
          {inView &&
            !(isLoading && placed.length === 0) &&
            t(shownAs === "table" && inView.ids.length < inView.count ? "first" : "inView", {
              shown: shownAs === "table" ? inView.ids.length : inView.count,
              count: shownAs === "table" ? inView.count : placed.length,
            })}
        </span>
      </div>
      {placed.length === 0 && !isLoading && <Empty title={t("none")} />}
      {/* The map stays where it is while the table is read: the table lists what it has in sight. */}
      <div hidden={shownAs !== "map"}>
        <Canvas key={language} {...props} points={placed} onInView={setInView} />
      </div>
      {shownAs === "table" && placed.length > 0 && (
        <PointTable label={label} points={placed} ids={inView?.ids ?? null} choose={props.choose} />
      )}
    </section>
  );
}

type Layer = ReturnType<typeof addPoints>;

const NONE: readonly MapPoint[] = [];

function Canvas({
  label,
  points,
  below = NONE,
  fitKey = "",
  start = null,
  onMove,
  height,
  choose,
  shownAs,
  onInView,
}: MapViewProps & { onInView: (inView: InView) => void }) {
  const { t } = useTranslation("map");
  const { t: common } = useTranslation();
  const hintId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<{ leaflet: LeafletMap; layer: Layer; ground: Layer } | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const select = useCallback((id: string | null) => setSelected(id), []);
  const told = useEffectEvent(() => {
    if (!map.current) return;
    onInView(map.current.layer.inView());
  });
  const moved = useEffectEvent(() => {
    if (map.current) onMove?.(placeOf(map.current.leaflet));
  });
  const describe = useEffectEvent(
    (of: "points" | "below", count: number, tones: Partial<Record<string, number>>) => {
      const among = of === "points" ? points : below;
      const states = TONE_ORDER.flatMap((one) => {
        const some = tones[one];
        const word = among.find((point) => point.tone === one)?.stateText ?? "";
        return some ? [`${some} ${word}`] : [];
      });
      return t("cluster", { count, states: states.join(", ") });
    },
  );
  const startAt = useEffectEvent(() => start);
  const buttonTexts = useEffectEvent(() => ({ zoomIn: t("zoomIn"), zoomOut: t("zoomOut") }));
  const isHidden = shownAs !== "map";
  // Going back to a page that was kept finds its map where it had been moved to.
  const left = useRef<MapPlace | null>(null);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const leaflet = createMap(element, { start: left.current ?? startAt(), texts: buttonTexts() });
    const ground = addPoints(leaflet, {
      shape: "square",
      clusterLabel: (count, tones) => describe("below", count, tones),
      onSelect: (id) => select(id),
    });
    const layer = addPoints(leaflet, {
      shape: "disc",
      clusterLabel: (count, tones) => describe("points", count, tones),
      onSelect: (id) => select(id),
    });
    map.current = { leaflet, layer, ground };
    leaflet.on("moveend", () => told());
    leaflet.on("dragend zoomend keydown", () => moved());
    leaflet.on("click", () => select(null));
    leaflet.on("keydown", ({ originalEvent }) => {
      if (originalEvent.key === "Escape") select(null);
    });
    // Behind the table the map has no size, and must keep what it had in sight.
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) leaflet.invalidateSize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      map.current = null;
      left.current = placeOf(leaflet);
      leaflet.remove();
    };
  }, [select]);

  useEffect(() => {
    map.current?.layer.show(points, selected);
    told();
  }, [points, selected]);

  useEffect(() => {
    map.current?.ground.show(below, selected);
  }, [below, selected]);

  // All of them when they are there for the first time, and after each new search.
  const hasPoints = points.length > 0;
  const fitted = useRef<string | null>(start ? fitKey : null);
  const fit = useEffectEvent((key: string) => {
    if (!map.current || fitted.current === key) return;
    fitted.current = key;
    fitPlaces(map.current.leaflet, points);
  });
  useEffect(() => {
    if (hasPoints && !isHidden) fit(fitKey);
  }, [hasPoints, fitKey, isHidden]);

  const point = [points, below].flatMap((some) => some.find(({ id }) => id === selected) ?? [])[0];
  return (
    <div className={css.frame} style={height ? { height } : {}} role="group" aria-label={label}>
      <div
        ref={frame}
        className={css.map}
        role="application"
        aria-label={label}
        aria-describedby={hintId}
      />
      <p id={hintId} className="k-hidden">
        {t("keys")} {!mapTiles() && t("noTiles")}
      </p>
      {point && (
        <div className={css.card} role="status">
          <header>
            <strong>
              {point.path ? (
                <Link to={point.path}>{visible(point.title, 80)}</Link>
              ) : (
                visible(point.title, 80)
              )}
            </strong>
            <button
              type="button"
              className={css.close}
              aria-label={common("close")}
              onClick={() => setSelected(null)}
            >
              <IconClose size={16} aria-hidden />
            </button>
          </header>
          <StateBadge tone={point.tone}>{point.stateText}</StateBadge>
          {point.detail && <span>{visible(point.detail, 200)}</span>}
          {choose && (
            <Button size="compact-sm" onClick={() => choose.run(point)}>
              {choose.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type Row = MapPoint & Record<string, unknown>;

const COLUMNS = [
  { id: "title", isTitle: true, cell: (row: Row) => visible(row.title, 80) },
  { id: "state", cell: stateCell },
  { id: "detail", cell: (row: Row) => visible(row.detail, 200) },
  { id: "position", cell: (row: Row) => <Degrees {...row} /> },
] as const;

function stateCell(row: Row) {
  return <StateBadge tone={row.tone}>{row.stateText}</StateBadge>;
}

function chooseCell({ label, run }: NonNullable<MapViewProps["choose"]>) {
  return (row: Row) => (
    <Button size="compact-sm" variant="default" onClick={() => run(row)}>
      {label}
    </Button>
  );
}

function Degrees({ latitude, longitude }: Place) {
  const format = useFormat();
  return `${format.number(latitude, 5)}, ${format.number(longitude, 5)}`;
}

function PointTable({
  label,
  points,
  ids,
  choose,
}: {
  label: string;
  points: readonly MapPoint[];
  ids: readonly string[] | null;
  choose: MapViewProps["choose"];
}) {
  const { t } = useTranslation("map");
  const columns = useMemo(
    (): TableColumn<Row>[] => [
      ...COLUMNS.map((column) => ({ ...column, header: t(`columns.${column.id}`) })),
      ...(choose
        ? [
            {
              id: "choose",
              header: "",
              cell: chooseCell(choose),
            },
          ]
        : []),
    ],
    [t, choose],
  );
  const rows = useMemo((): Row[] => {
    const wanted = new Set(ids);
    const some = ids ? points.filter(({ id }) => wanted.has(id)) : points.slice(0, MOST_LISTED);
    return some.map((point) => ({ ...point }));
  }, [points, ids]);
  return (
    <Table
      label={label}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      rowPath={(row) => row.path ?? null}
    />
  );
}
