import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { byServer } from "#src/krill/server-clock.ts";
import { useState } from "react";
import { Button } from "#src/ui/Button.tsx";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { serviceName, type Service } from "./api.ts";
import { oldestReserved } from "./listed-services.ts";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import { lapsesOf, SOON_H, type Lapses } from "./lapsing.ts";
import { paths } from "./paths.ts";
import css from "./rubik.module.css";

const SHOWN = 3;
const NONE: Lapses = { soon: [], mayBeMore: false };

/** Starts what the line needs. */
export function startLapsing(): void {
  void queryClient.prefetchQuery(oldestReserved);
  void queryClient.prefetchQuery(ownerSettings);
}

/** Which reservations are about to be cancelled by themselves; one line in any case, so that nothing below it moves. */
export function Lapsing() {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const format = useFormat();
  const now = byServer(useNow());
  const [isAll, setAll] = useState(false);
  const reserved = useQuery({ ...oldestReserved, refetchInterval: 5 * 60_000 });
  const settings = useQuery(ownerSettings);
  const hoursOf = ({ owner }: Pick<Service, "owner">) =>
    settingsOf(settings.data, owner)?.reserveHours ?? null;
  const kept = (settings.data ?? [])
    .flatMap(({ reserveHours }) => reserveHours ?? [])
    .filter((h) => h > 0);
  const shortest = kept.length > 0 ? Math.min(...kept) : null;
  const isReady = reserved.data !== undefined && settings.data !== undefined;
  const { soon, mayBeMore } = isReady
    ? lapsesOf(reserved.data.rows, reserved.data.total, hoursOf, shortest, now)
    : NONE;
  const hasFailed = reserved.error !== null || settings.error !== null;
  const isUnknown = hasFailed || mayBeMore;
  const retry = () => {
    if (reserved.error) void reserved.refetch();
    if (settings.error) void settings.refetch();
  };
  const shown = isAll ? soon : soon.slice(0, SHOWN);
  return (
    <section className={css.lapsing} aria-label={t("lapsing.title")}>
      {!isReady && !isUnknown && <span className="k-dim">{t("lapsing.reading")}</span>}
      {isUnknown && (
        <span>
          <ToneIcon tone="unknown" />{" "}
          {t(soon.length > 0 ? "lapsing.unknownMore" : "lapsing.unknown")}
        </span>
      )}
      {hasFailed && (
        <Button size="compact-sm" variant="default" onClick={retry}>
          {common("tryAgain")}
        </Button>
      )}
      {isReady && !isUnknown && soon.length === 0 && (
        <>
          <ToneIcon tone="good" /> {t("lapsing.none", { hours: SOON_H })}
        </>
      )}
      {soon.length > 0 && (
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
