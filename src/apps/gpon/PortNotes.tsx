import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "@mantine/core";
import { isAbsent } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import type { PortData } from "./use-port.ts";

/** What of a port could not be read, or stands there from elsewhere, and the age of the light and the traffic. */
export function PortNotes({ port }: { port: PortData }) {
  const { t } = useTranslation("gpon");
  const { txrx, bandwidth, hosts, source, rows } = port;
  const isReported = rows.some(({ reportedAt }) => reportedAt !== null);
  return (
    <>
      {source === "monitoring" && <p className="k-note">{t("pon.fromMonitoring")}</p>}
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
        {!txrx.result.data && txrx.result.isFetching && t("pon.readingLight")}
      </p>
      {source === "live" && isAbsent(txrx.result.error) && (
        <p className="k-note">{t(isReported ? "pon.lightReported" : "pon.noLight")}</p>
      )}
      {source === "live" && isAbsent(bandwidth.result.error) && (
        <p className="k-note">{t("pon.noTraffic")}</p>
      )}
      {txrx.result.error && !isAbsent(txrx.result.error) && !txrx.result.isFetching && (
        <ApiProblem error={txrx.result.error} what={t("pon.light")} onRetry={txrx.refresh} />
      )}
      {bandwidth.result.error &&
        !isAbsent(bandwidth.result.error) &&
        !bandwidth.result.isFetching && (
          <ApiProblem
            error={bandwidth.result.error}
            what={t("pon.traffic")}
            onRetry={bandwidth.refresh}
          />
        )}
      {hosts.result.error && (
        <p className="k-note">
          {t("pon.noHosts")}{" "}
          {!isAbsent(hosts.result.error) && (
            <Button size="compact-xs" variant="default" onClick={hosts.refresh}>
              {t("pon.again")}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
