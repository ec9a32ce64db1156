import { useMemo, useState } from "react";
import type { LiveReading } from "#src/apps/monitoring/api.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { MapPoint } from "#src/ui/map-points.ts";
import { MapView } from "#src/ui/MapView.tsx";
import type { Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { addressOf, placeOf } from "./address.ts";
import { cpeName, customerName, type Cpe, type Customer } from "./api.ts";
import { paths } from "./paths.ts";

/** Two positions nearer than this are one place, degrees (some ten metres). */
const SAME = 0.0001;

/** Where a device stands, and its customer where that is elsewhere (contract H11). */
export function CpePlace({
  cpe,
  customer,
  state,
}: {
  cpe: Cpe;
  customer: Customer | null;
  /** By the live reading; undefined until it is there. */
  state: LiveReading["info"]["state"] | undefined;
}) {
  const { t } = useTranslation("cpeMore");
  const { t: page } = useTranslation("cpe");
  const [shownAs, setShownAs] = useState<"map" | "table">("map");
  const points = useMemo((): MapPoint[] => {
    const own = placeOf(cpe);
    const theirs = placeOf(customer);
    const tone: Tone = state === "up" ? "good" : state === "down" ? "bad" : "unknown";
    const device = own && {
      ...own,
      id: "device",
      tone,
      title: cpeName(cpe),
      stateText: page(`state.${state ?? "unknown"}`),
      detail: [t("place.own"), addressOf(cpe)].filter(Boolean).join(" · "),
    };
    const isElsewhere =
      theirs &&
      !(
        own &&
        Math.abs(own.latitude - theirs.latitude) < SAME &&
        Math.abs(own.longitude - theirs.longitude) < SAME
      );
    const home = isElsewhere &&
      customer && {
        ...theirs,
        id: "customer",
        tone: "info" as const,
        title: visible(customerName(customer), 120),
        stateText: t("place.customer"),
        detail: addressOf(customer) ?? "",
        path: paths.customer(customer.id),
      };
    return [...(device ? [device] : []), ...(home ? [home] : [])];
  }, [cpe, customer, state, t, page]);
  return (
    <>
      {!placeOf(cpe) && <p className="k-note">{t("place.notOwn")}</p>}
      <MapView
        label={t("place.map")}
        points={points}
        shownAs={shownAs}
        onShownAs={setShownAs}
        height="280px"
      />
    </>
  );
}
