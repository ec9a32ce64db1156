// The map itself, without React: Leaflet with tiles where they are set up, a grid of degrees, a scale.
import {
  control,
  DomEvent,
  map as createLeaflet,
  tileLayer,
  type Map as LeafletMap,
  type LatLngBoundsExpression,
} from "leaflet";
import "./leaflet.css";
import { addGraticule } from "./map-graticule.ts";
import type { Place } from "./map-place.ts";
import { mapTiles } from "./map-tiles.ts";

/** What a map shows: its middle and its zoom level (0: the world, 18: a house). */
export interface MapPlace extends Place {
  zoom: number;
}

/** Further in there is nothing to see. */
export const MAX_ZOOM = 19;
/** What stands there before anything is known: the world, from the middle. */
const WORLD: MapPlace = { latitude: 25, longitude: 0, zoom: 2 };
/** The closest that a map goes by itself, so that a single place has its surroundings. */
const CLOSEST_FIT = 16;

/**
 * Puts a map into an element; `remove()` it afterwards.
 * @param texts of its two buttons, in the language in use
 */
export function createMap(
  element: HTMLElement,
  { start, texts }: { start: MapPlace | null; texts: { zoomIn: string; zoomOut: string } },
): LeafletMap {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { latitude, longitude, zoom } = start ?? WORLD;
  const map = createLeaflet(element, {
    center: [latitude, longitude],
    zoom,
    maxZoom: MAX_ZOOM,
    minZoom: 1,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    markerZoomAnimation: !isCalm,
    inertia: !isCalm,
    worldCopyJump: true,
  });
  control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  control.scale({ imperial: false }).addTo(map);
  const tiles = mapTiles();
  if (tiles) {
    tileLayer(tiles.url, { maxZoom: MAX_ZOOM }).addTo(map);
    if (tiles.credit) {
      const line = control.attribution({ prefix: false });
      line.addAttribution(asText(tiles.credit)).addTo(map);
    }
  }
  addGraticule(map);
  // What a removed map has put off for a moment (the end of a zoom, of a new size) would find no panes.
  map.on("unload", () => {
    map.off("move moveend zoomend resize");
    Reflect.set(map, "_animatingZoom", false);
  });
  // The wheel scrolls the page until the map has the focus: a long page must not get stuck in it.
  map.scrollWheelZoom.disable();
  DomEvent.on(element, "focusin pointerdown", () => map.scrollWheelZoom.enable());
  DomEvent.on(element, "focusout", () => map.scrollWheelZoom.disable());
  return map;
}

/** Shows all of some places; nothing happens without any. */
export function fitPlaces(map: LeafletMap, places: readonly Place[]): void {
  if (places.length === 0) return;
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const { latitude, longitude } of places) {
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
  }
  const bounds: LatLngBoundsExpression = [
    [south, west],
    [north, east],
  ];
  map.fitBounds(bounds, { padding: [36, 36], maxZoom: CLOSEST_FIT });
}

/** What a map shows now. */
export function placeOf(map: LeafletMap): MapPlace {
  const { lat, lng } = map.getCenter();
  return { latitude: rounded(lat), longitude: rounded(lng), zoom: map.getZoom() };
}

/** Degrees with the most decimals that the API takes (contract 2.8): seven, a centimetre. */
export function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

function asText(text: string): string {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}
