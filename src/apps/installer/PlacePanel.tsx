import { useState } from "react";
import { CpeFormFields, type CpeFieldsProps } from "#src/apps/isp/panels.tsx";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { IconPlace } from "#src/ui/icons.tsx";
import { MapPicker } from "#src/ui/MapPicker.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { num } from "#src/util/read.ts";
import { phonePosition, type NoPosition } from "./phone-position.ts";
import css from "./installer.module.css";

/** Where it is: the phone's position, a press on the map, and the NAP. */
export function PlacePanel(fields: Omit<CpeFieldsProps, "names">) {
  const { t } = useTranslation("installer");
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const [isMapOpen, setMapOpen] = useState(false);
  const [failure, setFailure] = useState<NoPosition | null>(null);
  const [accuracyM, setAccuracy] = useState<number | null>(null);
  const [latitude, longitude] = [num(fields.values["latitude"]), num(fields.values["longitude"])];
  const place = latitude === null || longitude === null ? null : { latitude, longitude };
  const ask = async () => {
    if (isAsking) return;
    setAsking(true);
    setFailure(null);
    const answer = await phonePosition();
    setAsking(false);
    if (typeof answer === "string") return setFailure(answer);
    setAccuracy(answer.accuracyM);
    fields.onSet({ latitude: answer.latitude, longitude: answer.longitude });
  };
  return (
    <Panel title={t("steps.place")}>
      <div className={css.big}>
        <Button
          size="lg"
          variant="default"
          icon={<IconPlace size={22} aria-hidden />}
          aria-disabled={isAsking}
          onClick={() => void ask()}
        >
          {t("place.phone")}
        </Button>
      </div>
      <p className="k-note" role="status">
        {isAsking && t("place.asking")}
        {!isAsking && place && t("place.is", place)}
        {!isAsking && place && accuracyM !== null && " · "}
        {!isAsking &&
          place &&
          accuracyM !== null &&
          t("place.accuracy", { distance: format.metres(accuracyM) })}
        {!isAsking && !place && t("place.none")}
      </p>
      {failure && <Problem tone="warning" title={t(`place.${failure}`)} />}
      {isMapOpen ? (
        <MapPicker
          label={t("place.mapOf")}
          value={place}
          height="300px"
          onChange={(chosen) => {
            setAccuracy(null);
            fields.onSet({
              latitude: chosen ? chosen.latitude.toFixed(7) : "",
              longitude: chosen ? chosen.longitude.toFixed(7) : "",
            });
          }}
        />
      ) : (
        <Button size="md" variant="subtle" onClick={() => setMapOpen(true)}>
          {t("place.map")}
        </Button>
      )}
      <CpeFormFields {...fields} names={["topology"]} />
    </Panel>
  );
}
