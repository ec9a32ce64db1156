import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { MONITORING_NAMES, paths as monitoring } from "#src/apps/monitoring/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { SourceNote } from "#src/resource/SourceNote.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { Empty } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { visible } from "#src/util/text.ts";
import { Faceplate } from "./Faceplate.tsx";
import { OltBadge, problemsOf, stateOf } from "./olt-columns.tsx";
import { sumOf } from "./olts.ts";
import { paths } from "./paths.ts";
import { badLightOf, type BadLight } from "./bad-light.ts";
import { oltOf, olts, type OltReading } from "./olt-readings.ts";
import { SufferingPorts } from "./SufferingPorts.tsx";
import css from "./gpon.module.css";

const EVERY_MS = 30_000;
const UNTOLD: BadLight = { ports: new Map(), isWhole: false };

/** Asks before the first render. */
export function loader({ params }: LoaderFunctionArgs) {
  void queryClient.prefetchQuery(oltOf(params["olt"] ?? ""));
  void queryClient.prefetchQuery(olts);
  void queryClient.prefetchQuery(badLightOf(params["olt"] ?? ""));
  return null;
}

/** `/gpon/olts/:olt`: an OLT, its boards and ports. */
export default function OltPage() {
  const { t } = useTranslation("gpon");
  const name = useParams()["olt"] ?? "";
  const live = useLive(oltOf(name), { everyMs: EVERY_MS });
  const { data: list } = useQuery(olts);
  // Where the monitoring cannot tell, the counts alone speak, and call no port well.
  const { data: badLight = UNTOLD, isPending: isLightPending } = useQuery(badLightOf(name));
  const hasMonitoring = useHasApp(MONITORING_NAMES);
  const row = list?.olts.find((olt) => olt.name === name);
  return (
    <>
      <PageHeader
        title={visible(name, 120)}
        below={
          <span className={css.below}>
            <Link to={paths.olts}>{t("olts.title")}</Link>
            {row && <OltBadge state={stateOf(row)} />}
            {row?.host?.name && hasMonitoring && (
              <Link to={monitoring.host(row.host.name)}>{t("olt.host")}</Link>
            )}
          </span>
        }
      />
      <Live title={t("olt.ports")} live={live}>
        {(reading) => (
          <Ports
            name={name}
            reading={reading}
            problems={row && problemsOf(row)}
            badLight={badLight}
            isLightPending={isLightPending}
          />
        )}
      </Live>
    </>
  );
}

function Ports({
  name,
  reading,
  problems,
  badLight,
  isLightPending,
}: {
  name: string;
  reading: OltReading;
  problems: string[] | null | undefined;
  badLight: BadLight;
  isLightPending: boolean;
}) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const { olt, ports, isCounted } = reading;
  const counts = ports.length > 0 ? sumOf(ports) : olt?.counts;
  return (
    <>
      <SourceNote error={reading.missing} absent={t("olt.absent")} what={t("olt.ports")} />
      {isCounted && ports.length > 0 && <p className="k-note">{t("olt.counted")}</p>}
      {ports.length > 0 && (
        <SufferingPorts
          olt={name}
          ports={ports}
          badLight={badLight}
          isCounted={isCounted}
          isLightPending={isLightPending}
        />
      )}
      <Facts
        facts={[
          [t("olts.columns.model"), olt?.model && visible(olt.model, 80)],
          [t("olts.columns.vendor"), olt?.vendor && visible(olt.vendor, 80)],
          [t("olts.columns.location"), olt?.location && visible(olt.location, 120)],
          [
            t("olts.columns.online"),
            counts?.total != null &&
              `${format.number(counts.online) ?? "—"} / ${format.number(counts.total)}`,
          ],
          [t("port.losName"), format.number(counts?.los)],
          [t("port.powerName"), format.number(counts?.power)],
          [
            t("olts.columns.unconfigured"),
            olt?.unconfigured != null && (
              <Link key="unconfigured" to={paths.unconfiguredOf(name)}>
                {olt.unconfigured}
              </Link>
            ),
          ],
          [t("olts.columns.load"), format.percent(olt?.load)],
          [t("olts.columns.temperature"), olt?.temperature != null && `${olt.temperature} °C`],
          [t("olt.uptime"), format.duration(olt?.uptime)],
          [t("olt.version"), olt?.version && visible(olt.version, 80)],
        ]}
      />
      {problems && problems.length > 0 && (
        <section aria-label={t("olts.columns.problems")}>
          <h3>{t("olts.columns.problems")}</h3>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{visible(problem, 200)}</li>
            ))}
          </ul>
        </section>
      )}
      {ports.length === 0 ? (
        <Empty title={t("olt.noPorts")} />
      ) : (
        <Faceplate olt={name} ports={ports} badLight={badLight} isCounted={isCounted} />
      )}
      <OddNote odd={reading.odd} />
    </>
  );
}
