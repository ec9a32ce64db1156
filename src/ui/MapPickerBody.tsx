import { divIcon, marker, type Map as LeafletMap, type Marker } from "leaflet";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { announce } from "./announce.ts";
import { Button } from "./Button.tsx";
import { createMap, placeOf, rounded } from "./map-frame.ts";
import type { Place } from "./map-place.ts";
import type { MapPickerProps } from "./MapPicker.tsx";
import css from "./Map.module.css";

/** How close the map shows a place that is known. */
const CLOSE = 16;

/** A map on which one position is chosen; see `MapPicker`. */
export function MapPickerBody({ label, value, onChange, near = null, height }: MapPickerProps) {
  const { t } = useTranslation("map");
  const format = useFormat();
  const hintId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<LeafletMap | null>(null);
  const pin = useRef<Marker | null>(null);
  const words = (place: Place) =>
    t("picked", {
      latitude: format.number(place.latitude, 6),
      longitude: format.number(place.longitude, 6),
    });
  const pick = useEffectEvent((at: { lat: number; lng: number }) => {
    const place = { latitude: rounded(at.lat), longitude: rounded(at.lng) };
    announce(words(place));
    onChange(place);
  });
  const startAt = useEffectEvent(() => {
    const known = value ?? near;
    return known ? { ...known, zoom: CLOSE } : null;
  });
  const buttonTexts = useEffectEvent(() => ({ zoomIn: t("zoomIn"), zoomOut: t("zoomOut") }));

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const leaflet = createMap(element, { start: startAt(), texts: buttonTexts() });
    map.current = leaflet;
    leaflet.on("click", ({ latlng }) => pick(latlng.wrap()));
    leaflet.on("keydown", ({ originalEvent }) => {
      if (originalEvent.key !== "Enter") return;
      originalEvent.preventDefault();
      pick(leaflet.getCenter().wrap());
    });
    const observer = new ResizeObserver(() => leaflet.invalidateSize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      map.current = null;
      pin.current = null;
      leaflet.remove();
    };
  }, []);

  const latitude = value?.latitude;
  const longitude = value?.longitude;
  useEffect(() => {
    const leaflet = map.current;
    if (!leaflet) return;
    if (latitude === undefined || longitude === undefined) {
      pin.current?.remove();
      pin.current = null;
      return;
    }
    if (pin.current) pin.current.setLatLng([latitude, longitude]);
    else {
      const one = marker([latitude, longitude], {
        draggable: true,
        keyboard: false,
        icon: divIcon({ className: css.marker ?? "", html: pinIcon(), iconSize: [0, 0] }),
        title: t("place"),
        alt: t("place"),
      });
      one.on("dragend", () => pick(one.getLatLng().wrap()));
      pin.current = one.addTo(leaflet);
    }
    // What was typed into a field beside the map is brought into sight.
    if (!leaflet.getBounds().contains([latitude, longitude]))
      leaflet.setView([latitude, longitude], Math.max(CLOSE, leaflet.getZoom()));
  }, [latitude, longitude, t]);

  return (
    <div role="group" aria-label={label}>
      <div className={css.frame} style={{ height: height ?? "320px" }}>
        <div
          ref={frame}
          className={css.map}
          role="application"
          aria-label={label}
          aria-describedby={hintId}
        />
        <p id={hintId} className="k-hidden">
          {t("keysPicker")}
        </p>
        <span className={css.cross} aria-hidden />
      </div>
      <div className={css.bar}>
        <span>{value ? words(value) : t("nothingPicked")}</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            if (!map.current) return;
            const { latitude: lat, longitude: lng } = placeOf(map.current);
            pick({ lat, lng });
          }}
        >
          {t("centre")}
        </Button>
        {value && (
          <Button size="compact-sm" variant="default" onClick={() => onChange(null)}>
            {t("remove")}
          </Button>
        )}
      </div>
    </div>
  );
}

function pinIcon(): HTMLElement {
  const element = document.createElement("span");
  element.className = css.point ?? "";
  element.dataset["tone"] = "info";
  element.textContent = "×";
  return element;
}
