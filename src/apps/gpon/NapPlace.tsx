import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { FormValues } from "#src/resource/form-spec.ts";
import { Button } from "#src/ui/Button.tsx";
import { MapPicker } from "#src/ui/MapPicker.tsx";
import { num } from "#src/util/read.ts";

/** The NAP's position on a map; the map comes when it is asked for. */
export function NapPlace({
  values,
  onSet,
}: {
  values: FormValues;
  onSet: (values: FormValues) => void;
}) {
  const { t } = useTranslation("naps");
  const [isOpen, setOpen] = useState(false);
  const [latitude, longitude] = [num(values["latitude"]), num(values["longitude"])];
  if (!isOpen)
    return (
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t("nap.openMap")}
      </Button>
    );
  return (
    <MapPicker
      label={t("nap.mapLabel")}
      value={latitude === null || longitude === null ? null : { latitude, longitude }}
      height="320px"
      onChange={(place) =>
        onSet({
          latitude: place ? String(place.latitude) : "",
          longitude: place ? String(place.longitude) : "",
        })
      }
    />
  );
}
