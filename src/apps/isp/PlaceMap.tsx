import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { FormValues } from "#src/resource/form-spec.ts";
import { Button } from "#src/ui/Button.tsx";
import { MapPicker } from "#src/ui/MapPicker.tsx";
import { typed } from "./form-rules.ts";

/** The coordinates of a form on a map; the map comes when it is asked for. */
export function PlaceMap({
  values,
  onSet,
}: {
  values: FormValues;
  onSet: (values: FormValues) => void;
}) {
  const { t } = useTranslation("ispForm");
  const [isOpen, setOpen] = useState(false);
  const [latitude, longitude] = [coordinate(values["latitude"]), coordinate(values["longitude"])];
  const value = latitude === null || longitude === null ? null : { latitude, longitude };
  if (!isOpen)
    return (
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t("place.open")}
      </Button>
    );
  return (
    <MapPicker
      label={t("place.map")}
      value={value}
      height="280px"
      onChange={(place) =>
        onSet({
          latitude: place ? String(place.latitude) : "",
          longitude: place ? String(place.longitude) : "",
        })
      }
    />
  );
}

function coordinate(value: FormValues[string] | undefined): number | null {
  const text = typed(value).replace(",", ".");
  const number = Number(text);
  return text === "" || !Number.isFinite(number) ? null : number;
}
