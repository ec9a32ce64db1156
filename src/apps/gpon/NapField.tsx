import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog } from "#src/ui/Dialog.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { TextField } from "#src/ui/Form.tsx";
import { MapView } from "#src/ui/MapView.tsx";
import { num } from "#src/util/read.ts";
import { useNapPoints } from "./nap-points.ts";
import { allNaps, downByTopology, hasNaps, napName, naps, type Nap } from "./naps.ts";
import css from "./gpon.module.css";

/** Names that are offered while one types. */
const OFFERED = 50;
/** So many of the nearest NAPs are in sight at first. */
const NEAREST = 5;

/** Where a device hangs in the plant: a NAP, by name or on the map, or any text (contract 2.9 on topologies). */
export function NapField(props: OwnControlProps) {
  const { t } = useTranslation("naps");
  const { id, label, error, description, isRequired, onChange, met, values } = props;
  const value = typeof props.value === "string" ? props.value : "";
  const { data: isThere = false } = useQuery(hasNaps);
  const search = value.trim() || undefined;
  const { data: found } = useQuery({
    ...naps.list({ limit: OFFERED, offset: 0, sort: "name", search, attrs: ["id", "name"] }),
    enabled: isThere,
    placeholderData: (before) => before,
  });
  const [isOpen, setOpen] = useState(false);
  const suggestions = isThere ? (found?.rows ?? []).map(napName) : met;
  const [latitude, longitude] = [num(values["latitude"]), num(values["longitude"])];
  return (
    <div className={css.napField}>
      <TextField
        {...{ id, label, error, description, isRequired, value }}
        suggestions={suggestions}
        onChange={onChange}
      />
      {isThere && (
        <Button variant="default" size="sm" onClick={() => setOpen(true)}>
          {t("field.map")}
        </Button>
      )}
      {isOpen &&
        // Outside of the form that it stands in.
        createPortal(
          <Dialog title={t("map")} onClose={() => setOpen(false)}>
            <Choose
              near={latitude === null || longitude === null ? null : { latitude, longitude }}
              onChoose={(name) => {
                onChange(name);
                setOpen(false);
              }}
            />
          </Dialog>,
          document.body,
        )}
    </div>
  );
}

/** A level at which the nearest NAPs are on a map around a place: some 250° / 2^level are in sight to each side. */
function zoomFor(near: Place, points: readonly Place[]): number {
  const away = points
    .map(({ latitude, longitude }) =>
      Math.max(Math.abs(latitude - near.latitude) * 2, Math.abs(longitude - near.longitude)),
    )
    .toSorted((a, b) => a - b);
  const far = away[Math.min(NEAREST, away.length) - 1] ?? 1;
  return Math.max(2, Math.min(16, Math.floor(Math.log2(250 / Math.max(far, 1e-4)))));
}

type Place = { latitude: number; longitude: number };
const NONE: readonly Nap[] = [];

function Choose({ near, onChoose }: { near: Place | null; onChoose: (name: string) => void }) {
  const { t } = useTranslation("naps");
  const { data, error, refetch } = useQuery(allNaps);
  const down = useQuery(downByTopology);
  const { points } = useNapPoints(data?.rows ?? NONE, down.data ?? null);
  const [shownAs, setShownAs] = useState<"map" | "table">("map");
  if (error)
    return <ApiProblem error={error} what={t("naps.title")} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={6} label={t("map")} />;
  return (
    <MapView
      label={t("map")}
      points={points}
      shownAs={shownAs}
      onShownAs={setShownAs}
      start={near && { ...near, zoom: zoomFor(near, points) }}
      height="min(60vh, 480px)"
      choose={{ label: t("field.take"), run: ({ title }) => onChoose(title) }}
    />
  );
}
