// The places on a map, near ones together. Without React.
import { divIcon, layerGroup, marker, type Map as LeafletMap } from "leaflet";
import Supercluster from "supercluster";
import type { Tone } from "./Tone.tsx";
import { isPlace, MAX_ZOOM, type Place } from "./map-frame.ts";
import css from "./Map.module.css";

/** A thing on a map. All texts are plain, and may be hostile. */
export interface MapPoint extends Place {
  id: string;
  tone: Tone;
  title: string;
  /** The tone in a word. */
  stateText: string;
  /** What else there is to say. */
  detail: string;
  /** Its page in the console. */
  path?: string | null;
}

/** How many things of each tone. */
export type ToneCounts = Partial<Record<Tone, number>>;

/** How the markers speak and what pressing one does. */
export interface PointsUse {
  /** Tells two kinds of things apart. */
  shape: "disc" | "square";
  /** Names a cluster for people who do not see it. */
  clusterLabel: (count: number, tones: ToneCounts) => string;
  onSelect: (id: string) => void;
}

/** The places in sight, and how many there are in all. */
export interface InView {
  ids: string[];
  count: number;
}

/** The worst first: it gives a cluster its colour. */
export const TONE_ORDER: readonly Tone[] = ["bad", "warning", "unknown", "info", "off", "good"];

/** From this level on every place stands alone (contract 4.4 M23: none at full zoom). */
const ALONE_FROM = 17;
/** More than this a table beside the map does not list. */
export const MOST_LISTED = 500;

interface Properties {
  index: number;
}

/** Puts places on a map; `show` replaces them, `inView` tells which are in sight. */
export function addPoints(map: LeafletMap, use: PointsUse) {
  const layer = layerGroup().addTo(map);
  let points: readonly MapPoint[] = [];
  let index = newIndex([]);
  let selected: string | null = null;

  function draw(): void {
    // What has the focus keeps it when its marker is made anew.
    const focused = layerFocus();
    layer.clearLayers();
    for (const feature of index.getClusters(box(map), Math.round(map.getZoom()))) {
      const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
      const { properties } = feature;
      if ("cluster_id" in properties) {
        const { cluster_id: id, point_count: count } = properties;
        const open = () => {
          const zoom = Math.min(MAX_ZOOM, index.getClusterExpansionZoom(id));
          map.setView([latitude, longitude], zoom);
          // Its marker is gone; the next Tab goes on among what it fell into.
          map.getContainer().focus({ preventScroll: true });
        };
        add(`c${id}`, { latitude, longitude }, clusterIcon(count, properties, use), {
          label: use.clusterLabel(count, properties),
          open,
        });
      } else {
        const point = points[properties.index];
        if (!point) continue;
        add(point.id, point, pointIcon(point, point.id === selected, use), {
          label: `${point.title}: ${point.stateText}`,
          open: () => use.onSelect(point.id),
        });
      }
    }
    if (focused) layerElement(focused)?.focus({ preventScroll: true });
  }

  function add(
    key: string,
    at: Place,
    icon: HTMLElement,
    { label, open }: { label: string; open: () => void },
  ): void {
    const one = marker([at.latitude, at.longitude], {
      icon: divIcon({ className: css.marker ?? "", html: icon, iconSize: [0, 0] }),
      keyboard: true,
      zIndexOffset: use.shape === "square" ? -1000 : 0,
      riseOnHover: true,
    });
    one.on("click keypress", (event) => {
      const original: unknown = Reflect.get(event, "originalEvent");
      const isKey = original instanceof KeyboardEvent;
      if (!isKey || original.key === "Enter" || original.key === " ") open();
    });
    one.addTo(layer);
    const element = one.getElement();
    if (!element) return;
    element.dataset["key"] = key;
    element.setAttribute("aria-label", label);
    element.title = label;
  }

  const layerElement = (key: string) =>
    map.getPane("markerPane")?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ??
    null;
  const layerFocus = () =>
    document.activeElement instanceof HTMLElement
      ? (document.activeElement.dataset["key"] ?? null)
      : null;

  map.on("moveend", draw);
  return {
    show(next: readonly MapPoint[], chosen: string | null): void {
      if (next !== points) index = newIndex(next);
      points = next;
      selected = chosen;
      draw();
    },
    inView(): InView {
      const bounds = map.getBounds();
      const ids: string[] = [];
      let count = 0;
      for (const point of points) {
        if (!isPlace(point) || !bounds.contains([point.latitude, point.longitude])) continue;
        count += 1;
        if (ids.length < MOST_LISTED) ids.push(point.id);
      }
      return { ids, count };
    },
  };
}

function newIndex(points: readonly MapPoint[]): Supercluster<Properties, ToneCounts> {
  const index = new Supercluster<Properties, ToneCounts>({
    radius: 60,
    maxZoom: ALONE_FROM - 1,
    map: (properties) => {
      const tone = points[properties.index]?.tone;
      return tone ? { [tone]: 1 } : {};
    },
    reduce: (sum, more) => {
      for (const tone of TONE_ORDER) {
        const count = more[tone];
        if (count) sum[tone] = (sum[tone] ?? 0) + count;
      }
    },
  });
  return index.load(
    points.flatMap((point, at) =>
      isPlace(point)
        ? [
            {
              type: "Feature" as const,
              properties: { index: at },
              geometry: { type: "Point" as const, coordinates: [point.longitude, point.latitude] },
            },
          ]
        : [],
    ),
  );
}

function box(map: LeafletMap): [number, number, number, number] {
  const bounds = map.getBounds().pad(0.1);
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** What stands in a marker, since colour alone never tells (PRODUCT 8). */
const SIGNS: Record<Tone, string> = {
  bad: "×",
  warning: "!",
  unknown: "?",
  info: "…",
  off: "–",
  good: "",
};

function pointIcon(
  { tone }: MapPoint,
  isSelected: boolean,
  { shape }: Pick<PointsUse, "shape">,
): HTMLElement {
  const element = document.createElement("span");
  element.dataset["shape"] = shape;
  element.className = css.point ?? "";
  element.dataset["tone"] = tone;
  element.dataset["selected"] = String(isSelected);
  element.textContent = SIGNS[tone];
  return element;
}

/** A disc with the number, ringed by the shares of its tones: green, amber, red. */
function clusterIcon(
  count: number,
  tones: ToneCounts,
  { shape }: Pick<PointsUse, "shape">,
): HTMLElement {
  const element = document.createElement("span");
  element.dataset["shape"] = shape;
  element.className = css.cluster ?? "";
  element.dataset["tone"] = TONE_ORDER.find((tone) => tones[tone]) ?? "off";
  element.dataset["size"] = count < 10 ? "s" : count < 100 ? "m" : "l";
  let from = 0;
  const parts = TONE_ORDER.flatMap((tone) => {
    const share = ((tones[tone] ?? 0) / count) * 100;
    if (share === 0) return [];
    const part = `var(--k-${tone}) ${from}% ${from + share}%`;
    from += share;
    return [part];
  });
  element.style.setProperty("--ring", `conic-gradient(${parts.join(",")})`);
  const number = document.createElement("span");
  number.textContent = count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}k`;
  element.append(number);
  return element;
}
