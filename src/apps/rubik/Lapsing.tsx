import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { Button } from "@mantine/core";
import { useState } from "react";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { serviceName, services, type Service } from "./api.ts";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { lapsesAt, stageOf } from "./states.ts";
import css from "./rubik.module.css";

/** A reservation is about to lapse in so many hours. */
const SOON_H = 48;
const SHOWN = 3;
/** The oldest reservations: where the server gives more, the rest lapse later. */
const oldest = services.list({
  limit: 200,
  offset: 0,
  sort: "created",
  filters: { state: "reserved" },
});

const isReserved = ({ state }: Service) => stageOf(state) === "reserved";

/** Starts what the line needs. */
export function startLapsing(): void {
  void queryClient.prefetchQuery(oldest);
  void queryClient.prefetchQuery(ownerSettings);
}

/** Which reservations are about to be cancelled by themselves; one line in any case, so that nothing below it moves. */
export function Lapsing() {
  const { t } = useTranslation("rubik");
  const format = useFormat();
  const now = useNow();
  const [isAll, setAll] = useState(false);
  const reserved = useQuery({ ...oldest, refetchInterval: 5 * 60_000 });
  const settings = useQuery(ownerSettings);
  const hoursOf = ({ owner }: Service) => settingsOf(settings.data, owner)?.reserveHours ?? null;
  const rows = reserved.data?.rows ?? [];
  const isUntold = rows.some(
    (one) => isReserved(one) && (hoursOf(one) ?? 0) > 0 && lapsesAt(one, hoursOf(one)) === null,
  );
  // Of a server that gives others too, only the whole list holds all of them.
  const isPart =
    (reserved.data?.total ?? rows.length) > rows.length && rows.some((one) => !isReserved(one));
  const isUnknown = reserved.error !== null || settings.error !== null || isUntold || isPart;
  const isReady = reserved.data !== undefined && settings.data !== undefined;
  const soon = rows
    .flatMap((service) => {
      const at = lapsesAt(service, hoursOf(service));
      return at !== null && at - now < SOON_H * 3_600_000 ? [{ service, at }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
  const shown = isAll ? soon : soon.slice(0, SHOWN);
  return (
    <section className={css.lapsing} aria-label={t("lapsing.title")}>
      {!isReady && !isUnknown && <span className="k-dim">{t("lapsing.reading")}</span>}
      {isUnknown && (
        <>
          <ToneIcon tone="unknown" /> {t("lapsing.unknown")}
        </>
      )}
      {isReady && !isUnknown && soon.length === 0 && (
        <>
          <ToneIcon tone="good" /> {t("lapsing.none", { hours: SOON_H })}
        </>
      )}
      {isReady && !isUnknown && soon.length > 0 && (
        <>
          <strong>
            <ToneIcon tone="warning" /> {t("lapsing.some", { count: soon.length, hours: SOON_H })}
          </strong>
          <ul>
            {shown.map(({ service, at }) => (
              <li key={service.id}>
                <Link to={paths.service(service.id)}>
                  {visible(
                    [serviceName(service), cleanText(service.crm_customer_label)]
                      .filter(Boolean)
                      .join(" · "),
                    60,
                  )}
                </Link>{" "}
                {at <= now
                  ? t("lapsing.over")
                  : t("lapsing.in", { time: format.duration((at - now) / 1000) })}
              </li>
            ))}
          </ul>
          {soon.length > SHOWN && (
            <Button size="compact-sm" variant="default" onClick={() => setAll(!isAll)}>
              {isAll ? t("lapsing.fewer") : t("lapsing.all", { count: soon.length })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
