import { useRef } from "react";
import { MONITORING_NAMES, paths as monitoring } from "#src/apps/monitoring/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useHasApp } from "#src/krill/has-app.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { ButtonLink } from "#src/ui/Button.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { formatPort, type Position } from "#src/util/pon.ts";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { onuList, onuListAlone } from "./onu-columns.tsx";
import { paths } from "./paths.ts";
import { portInPath } from "./port-in-path.ts";
import { portHosts } from "./port-readings.ts";
import { portOnus } from "./port-onus.ts";
import { PortFaults } from "./PortFaults.tsx";
import { PortNotes } from "./PortNotes.tsx";
import type { PortRow } from "./port-rows.ts";
import { PortSelection } from "./PortSelection.tsx";
import { PortStrip } from "./PortStrip.tsx";
import { usePort } from "./use-port.ts";
import css from "./gpon.module.css";

/** Asks the OLT and the monitoring before the first render, and waits only for the words. */
export async function loader({ params }: LoaderFunctionArgs) {
  const position = portInPath(params);
  const olt = params["olt"] ?? "";
  if (position) {
    void queryClient.prefetchQuery(portOnus(olt, position, "status"));
    void queryClient.prefetchQuery(portHosts(olt, position));
  }
  await loadActionTexts();
  return null;
}

/** `/gpon/olts/:olt/ports/:frame/:slot/:port`: every ONU of a PON port, live. */
export default function PonPage() {
  const { t } = useTranslation("gpon");
  const params = useParams();
  const position = portInPath(params);
  const olt = params["olt"] ?? "";
  if (!position)
    return (
      <>
        <PageHeader title="PON" />
        <Empty title={t("pon.notAPort")} />
      </>
    );
  return <Pon key={`${olt} ${formatPort(position)}`} olt={olt} position={position} />;
}

function Pon({ olt, position }: { olt: string; position: Position }) {
  const { t } = useTranslation("gpon");
  const port = usePort(olt, position);
  const { rows, judgement, live } = port;
  const { counts } = judgement;
  const hasMonitoring = useHasApp(MONITORING_NAMES);
  const hasCrm = useHasCrm();
  const list = useRef<HTMLDivElement>(null);
  const selectionOf = (selected: ListSelected<PortRow>) => (
    <PortSelection selected={selected} rows={rows} olt={olt} position={position} />
  );
  return (
    <>
      <PageHeader
        title={`PON ${formatPort(position)}`}
        below={
          <span className={css.below}>
            <Link to={paths.olt(olt)}>{visible(olt, 120)}</Link>
            {counts.total > 0 && (
              <span>
                {t(port.source === "live" ? "pon.counts" : "pon.countsReported", {
                  online: counts.online,
                  offline: counts.offline,
                  total: port.part ? (port.part.total ?? "?") : counts.total,
                })}
                {counts.unknown > 0 && `, ${t("pon.untold", { count: counts.unknown })}`}
              </span>
            )}
          </span>
        }
      >
        {hasMonitoring && (
          <ButtonLink
            size="sm"
            variant="default"
            to={monitoring.mapOfPort(`${olt}-${formatPort(position)}`)}
          >
            {t("pon.asMap")}
          </ButtonLink>
        )}
      </PageHeader>
      <Live title={t("pon.live")} live={live}>
        {(reading) => (
          <>
            <PortNotes port={port} />
            {rows.length === 0 ? (
              <Empty title={t("pon.empty")} />
            ) : (
              <>
                {!port.part && !port.silence && (
                  <PortFaults
                    rows={rows}
                    judgement={judgement}
                    light={port.light}
                    onBranch={() => list.current?.scrollIntoView({ block: "nearest" })}
                  />
                )}
                <PortStrip rows={rows} judgement={judgement} bands={port.bands} />
                <div ref={list}>
                  <ResourceList
                    spec={hasCrm ? onuList : onuListAlone}
                    label={t("pon.onus")}
                    known={{ rows, at: reading.at, text: textOf }}
                    whenSelected={selectionOf}
                  />
                </div>
              </>
            )}
            <OddNote odd={port.odd} />
            {port.raw && <RawReply raw={port.raw.raw} request={port.raw.request} />}
          </>
        )}
      </Live>
    </>
  );
}

function textOf(row: PortRow): string {
  const serial = row.sn ? serialForms(row.sn) : null;
  return [
    row.place,
    row.name,
    row.cpeName,
    row.customer,
    row.type,
    row.model,
    row.topology,
    row.ip,
    serial?.hex,
    serial?.printed,
  ]
    .filter(Boolean)
    .join(" ");
}
