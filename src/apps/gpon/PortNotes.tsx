import { useTranslation } from "#src/i18n/use-translation.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Ago } from "#src/ui/Time.tsx";
import type { PortData } from "./use-port.ts";

/** What of a port could not be read, or stands there from elsewhere, and the age of the light and the traffic. */
export function PortNotes({ port }: { port: PortData }) {
  const { t } = useTranslation("gpon");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { txrx, bandwidth, hosts, source, silence, rows, slowMs } = port;
  const isReported = rows.some(({ reportedAt }) => reportedAt !== null);
  return (
    <>
      {silence?.failure && (
        <ApiProblem
          error={silence.failure}
          what={t("pon.live")}
          onRetry={silence.result.isFetching ? undefined : silence.refresh}
        />
      )}
      {silence?.isPaused && !silence.failure && (
        <p className="k-note">{common("reading.stopped")}</p>
      )}
      {source === "monitoring" && (
        <p className="k-note">
          {t(silence ? "pon.silent" : port.isBlank ? "pon.blank" : "pon.fromMonitoring")}
        </p>
      )}
      {port.part && (
        <p className="k-note">
          {t("pon.part", { read: rows.length, total: port.part.total ?? "?" })}
        </p>
      )}
      {port.lightPart && !port.part && (
        <p className="k-note">
          {t("pon.lightPart", {
            read: txrx.result.data?.onus.length ?? 0,
            total: port.lightPart.total ?? "?",
          })}
        </p>
      )}
      {slowMs !== null && !silence && (
        <p className="k-note">{t("pon.slow", { time: format.duration(slowMs / 1000) })}</p>
      )}
      <p className="k-note">
        {txrx.result.data && (
          <>
            {t("pon.light")}: <Ago at={txrx.result.data.at} />{" "}
          </>
        )}
        {bandwidth.result.data && (
          <>
            · {t("pon.traffic")}: <Ago at={bandwidth.result.data.at} />
          </>
        )}
        {port.light === "reading" && t(isReported ? "pon.readingReported" : "pon.readingLight")}
      </p>
      {source === "live" && isAbsent(txrx.failure) && (
        <p className="k-note">{t(isReported ? "pon.lightReported" : "pon.noLight")}</p>
      )}
      {source === "live" && isAbsent(bandwidth.failure) && (
        <p className="k-note">{t("pon.noTraffic")}</p>
      )}
      {txrx.failure && !isAbsent(txrx.failure) && (
        <ApiProblem error={txrx.failure} what={t("pon.light")} onRetry={txrx.refresh} />
      )}
      {bandwidth.failure && !isAbsent(bandwidth.failure) && (
        <ApiProblem error={bandwidth.failure} what={t("pon.traffic")} onRetry={bandwidth.refresh} />
      )}
      {hosts.failure && (
        <p className="k-note">
          {t("pon.noHosts")}{" "}
          {!isAbsent(hosts.failure) && (
            <Button size="compact-xs" variant="default" onClick={hosts.refresh}>
              {t("pon.again")}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
