import { useMemo } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { MapPoint } from "#src/ui/map-points.ts";
import { downAt, napName, placeOf, type Down, type Nap } from "./naps.ts";
import { paths } from "./paths.ts";

/** How a map shows the NAPs below its own things. */
export interface NapLayerProps {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  /** Called with the places once they were read; always the same function. */
  onPoints: (points: readonly MapPoint[]) => void;
}

/** NAPs as places on a map, coloured by how many of their devices are reported down; `down` is null where nobody tells. */
export function useNapPoints(
  rows: readonly Nap[],
  down: Down | null,
): { points: MapPoint[]; withoutPlace: number } {
  const { t } = useTranslation("naps");
  const { dbm } = useFormat();
  return useMemo(() => {
    const points = rows.flatMap((nap): MapPoint[] => {
      const place = placeOf(nap);
      if (!place) return [];
      const count = downAt(nap, down);
      const detail = [
        nap.olt,
        nap.pon,
        nap.capacity && `${t("naps.columns.capacity")}: ${nap.capacity}`,
        dbm(nap.opt_power ?? null),
        nap.address,
      ];
      return [
        {
          ...place,
          id: nap.id,
          title: napName(nap),
          tone: count === null ? "unknown" : count === 0 ? "good" : count < 3 ? "warning" : "bad",
          stateText:
            count === null
              ? t("state.unknown")
              : count === 0
                ? t("state.well")
                : t("state.down", { count }),
          detail: detail.filter(Boolean).join(" · "),
          path: paths.nap(napName(nap)),
        },
      ];
    });
    return { points, withoutPlace: rows.length - points.length };
    // The texts follow the language, which `t` changes with.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rows, down, t]);
}
