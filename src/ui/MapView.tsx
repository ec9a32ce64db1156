import type { ComponentType } from "react";
import { Later } from "./Later.tsx";
import type { MapPlace } from "./map-frame.ts";
import type { MapPoint } from "./map-points.ts";
import { loadMapTexts } from "./map-texts.ts";

/** What a map of things takes. */
export interface MapViewProps {
  /** Names the map. */
  label: string;
  /** The same array as long as nothing changed. */
  points: readonly MapPoint[];
  /** Other things for orientation: squares below the points, in no count and no table; with ids of their own. */
  below?: readonly MapPoint[];
  /** Not all points are there yet: none is no statement. */
  isLoading?: boolean;
  /** A change of it shows all points again: the search that they answer. */
  fitKey?: string;
  /** As map or as table; kept by the caller, in its address. */
  shownAs: "map" | "table";
  onShownAs: (next: "map" | "table") => void;
  /** What the map shows at first, instead of all points. */
  start?: MapPlace | null;
  /** Called after each move by a person. */
  onMove?: (place: MapPlace) => void;
  /** What the place that is pressed can be taken for, beside what is known of it. */
  choose?: { label: string; run: (point: MapPoint) => void };
  /** CSS height of the map. */
  height?: string;
}

const load = async (): Promise<ComponentType<MapViewProps>> => {
  const [{ MapBody }] = await Promise.all([import("./MapBody.tsx"), loadMapTexts()]);
  return MapBody;
};

/**
 * Things on a map, near ones together, or as a table of those in sight. The map's code comes when
 * the first one is shown. Works without a picture below it (`map-tiles.ts`).
 */
export function MapView(props: MapViewProps) {
  return <Later load={load} props={props} />;
}
