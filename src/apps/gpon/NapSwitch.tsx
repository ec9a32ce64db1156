import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { useNapPoints, type NapLayerProps } from "./nap-points.ts";
import { allNaps, downByTopology, hasNaps, type Nap } from "./naps.ts";

const NONE: readonly Nap[] = [];

/** The switch of the NAPs on another map; it reads them when it is on, and is not there where a server has none. */
export function NapSwitch({ isOn, onSwitch, onPoints }: NapLayerProps) {
  const { t } = useTranslation("naps");
  const { data: isThere } = useQuery(hasNaps);
  const all = useQuery({ ...allNaps, enabled: isOn && isThere === true });
  const down = useQuery({ ...downByTopology, enabled: isOn && isThere === true });
  const { points } = useNapPoints(all.data?.rows ?? NONE, down.data ?? null);
  useEffect(() => {
    // Hosts and NAPs have ids of their own kinds.
    onPoints(points.map((point) => ({ ...point, id: `nap ${point.id}` })));
  }, [points, onPoints]);
  if (!isThere) return null;
  return (
    <Button
      size="compact-sm"
      variant={isOn ? "filled" : "default"}
      aria-pressed={isOn}
      isBusy={isOn && all.isFetching && !all.data}
      onClick={() => onSwitch(!isOn)}
    >
      {t("naps.title")}
      {isOn && all.error && ` · ${t("layerFailed")}`}
    </Button>
  );
}
