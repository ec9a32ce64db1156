import type { ComponentType } from "react";
import { Later } from "./Later.tsx";
import type { Place } from "./map-place.ts";
import { loadMapTexts } from "./map-texts.ts";

/** What a map for choosing one position takes. */
export interface MapPickerProps {
  /** Names the map. */
  label: string;
  value: Place | null;
  /** Called with at most seven decimals (contract 2.8), null when the place is removed. */
  onChange: (place: Place | null) => void;
  /** What the map shows while there is no value: the customer's place, the last one chosen. */
  near?: Place | null;
  /** CSS height of the map. */
  height?: string;
}

/** Loads the map's code; ahead where it may be wanted without a connection. */
export const loadMapPicker = async (): Promise<ComponentType<MapPickerProps>> => {
  const [{ MapPickerBody }] = await Promise.all([import("./MapPickerBody.tsx"), loadMapTexts()]);
  return MapPickerBody;
};

/**
 * A map on which one position is chosen: by a press, by dragging its marker, or by moving the map
 * below the cross (arrow keys, Enter). The map's code comes when the first one is shown.
 */
export function MapPicker(props: MapPickerProps) {
  return <Later load={loadMapPicker} props={props} />;
}
