// The places on a map, near ones together. Without React.
import { divIcon, layerGroup, marker, type Map as LeafletMap } from "leaflet";
import type { Tone } from "./Tone.tsx";
import { createClusters } from "./map-clusters.ts";
import { MAX_ZOOM } from "./map-frame.ts";
import type { Box } from "./map-index.ts";
import { isPlace, TONE_ORDER, type Place, type ToneCounts } from "./map-place.ts";
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

/** More than this a table beside the map does not list. */
export const MOST_LISTED = 500;

/** Puts places on a map; `show` replaces them, `inView` tells which are in sight. */
export function addPoints(map: LeafletMap, use: PointsUse) {
  const layer = layerGroup().addTo(map);
  let points: readonly MapPoint[] = [];
  let selected: string | null = null;
  const clusters = createClusters();
  /** Numbers the drawings: of several on their way the last counts. */
  let drawing = 0;

  async function draw(): Promise<void> {
    drawing += 1;
    const own = drawing;
    const found = await clusters.find(points, box(map), map.getZoom());
    if (own !== drawing) return;
    // What has the focus keeps it when its marker is made anew.
    const focused = layerFocus();
    layer.clearLayers();
    for (const one of found) {
      if (one.kind === "cluster") {
        add(`c${one.id}`, one, clusterIcon(one.count, one.tones, use), {
          label: use.clusterLabel(one.count, one.tones),
          open: () => void openCluster(one),
        });
      } else {
        const point = points[one.index];
        if (!point) continue;
        add(point.id, point, pointIcon(point, point.id === selected, use), {
          label: `${point.title}: ${point.stateText}`,
          open: () => use.onSelect(point.id),
        });
      }
    }
    if (focused) layerElement(focused)?.focus({ preventScroll: true });
  }

  async function openCluster({ id, latitude, longitude }: Place & { id: number }): Promise<void> {
    const level = await clusters.opensAt(id).catch(() => map.getZoom() + 2);
    if (isGone) return;
    map.setView([latitude, longitude], Math.min(MAX_ZOOM, level));
    // Its marker is gone; the next Tab goes on among what it fell into.
    map.getContainer().focus({ preventScroll: true });
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

  // One that comes too late, or of a map that is gone, is nobody's.
  const redraw = () => void draw().catch(() => undefined);
  let isGone = false;
  map.on("moveend", redraw);
  map.on("unload", () => {
    isGone = true;
    drawing += 1;
    clusters.end();
  });
  return {
    show(next: readonly MapPoint[], chosen: string | null): void {
      points = next;
      selected = chosen;
      redraw();
    },
    inView(): InView {
      const found = inBox(points, box(map, 0));
      const ids = found.slice(0, MOST_LISTED).flatMap(({ index }) => points[index]?.id ?? []);
      return { ids, count: found.length };
    },
  };
}

function inBox(points: readonly MapPoint[], [west, south, east, north]: Box) {
  return points.flatMap((point, index) => {
    const { latitude, longitude } = point;
    const isIn = latitude >= south && latitude <= north && longitude >= west && longitude <= east;
    return isIn && isPlace(point) ? [{ kind: "place" as const, index }] : [];
  });
}

/** What is in sight, with a share of its size around it: west, south, east, north. */
function box(map: LeafletMap, around = 0.1): Box {
  const bounds = map.getBounds().pad(around);
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
