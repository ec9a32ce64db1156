import { divIcon, layerGroup, marker, polyline, type Map as LeafletMap } from "leaflet";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { degreeLabel, gridOf } from "./map-grid.ts";
import css from "./Map.module.css";

/** Draws latitude and longitude below the places of a map, anew after each move. */
export function addGraticule(map: LeafletMap): void {
  const pane = map.createPane("graticule");
  pane.style.zIndex = "250";
  pane.style.pointerEvents = "none";
  pane.ariaHidden = "true";
  const lines = layerGroup().addTo(map);
  const westLetter = currentLanguage() === "es" ? "O" : "W";
  const draw = () => {
    const bounds = map.getBounds();
    const { x: width } = map.getSize();
    const [south, west, north, east] = [
      bounds.getSouth(),
      bounds.getWest(),
      bounds.getNorth(),
      bounds.getEast(),
    ];
    const grid = gridOf({ south, west, north, east, pixelsPerDegree: width / (east - west) });
    lines.clearLayers();
    const line = (from: [number, number], to: [number, number]) =>
      polyline([from, to], {
        pane: "graticule",
        className: css.line ?? "",
        interactive: false,
        weight: 1,
      }).addTo(lines);
    const label = (at: [number, number], text: string, className = "") => {
      const element = document.createElement("span");
      element.textContent = text;
      const icon = divIcon({
        className: `${css.degree} ${className}`,
        html: element,
        iconSize: [0, 0],
      });
      marker(at, { pane: "graticule", icon, interactive: false, keyboard: false }).addTo(lines);
    };
    // Lines go a little beyond the edge, so that a drag does not show their ends at once.
    const over = (east - west) / 2;
    for (const degree of grid.latitudes) {
      line([degree, west - over], [degree, east + over]);
      label([degree, east], degreeLabel(degree, "latitude", grid.decimals), css.right);
    }
    for (const degree of grid.longitudes) {
      line([Math.max(-85, south - over), degree], [Math.min(85, north + over), degree]);
      label([north, degree], degreeLabel(degree, "longitude", grid.decimals, westLetter));
    }
  };
  map.on("moveend resize", draw);
  map.whenReady(draw);
}
