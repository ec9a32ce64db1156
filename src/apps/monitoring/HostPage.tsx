import { useEffect } from "react";
import { Link, useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { paths as docsis } from "#src/apps/docsis/paths.ts";
import { GPON_NAMES, paths as gpon } from "#src/apps/gpon/paths.ts";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { PinButton } from "#src/resource/PinButton.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import { rememberVisit } from "#src/resource/recents.ts";
import { loadChartTexts } from "#src/ui/chart-texts.ts";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Later } from "#src/ui/Later.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import { hostState, type HostReading } from "./api.ts";
import type { HostState } from "./host.ts";
import { HostFacts } from "./HostFacts.tsx";
import { HostMetrics } from "./HostMetrics.tsx";
import { HostServices } from "./HostServices.tsx";
import { MonitoringTabs } from "./MonitoringTabs.tsx";
import { paths } from "./paths.ts";
import { useHost } from "./use-host.ts";
import { watchedThing, WatchActions } from "./WatchActions.tsx";
import { WatchedBadge } from "./WatchedBadge.tsx";
import css from "./host.module.css";

/** Asks for the report at once and waits only for the words. */
export async function loader({ params }: LoaderFunctionArgs) {
  const name = params["name"];
  if (name) void queryClient.prefetchQuery(hostState(name));
  await loadActionTexts();
  return null;
}

/** `/monitoring/hosts/:name[?service=…]`: a host, or one of its services: its state, why, and what can be done. */
export default function HostPage() {
  const name = useParams()["name"] ?? "";
  const [params, setParams] = useSearchParams();
  const service = params.get("service");
  const leave = () =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete("embed");
      return next;
    });
  return (
    <HostOf
      key={`${name}!${service ?? ""}`}
      name={name}
      serviceName={service}
      onLeave={params.has("embed") ? leave : null}
    />
  );
}

function HostOf({
  name,
  serviceName,
  onLeave,
}: {
  name: string;
  serviceName: string | null;
  /** Its graphs alone are shown; null: the whole page. */
  onLeave: (() => void) | null;
}) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const { report, host, service } = useHost(name, serviceName);
  const { data, error } = report;
  const thing = watchedThing({ host: name, service: serviceName });
  useVisit(thing.path, visible(thing.name, 120), host);
  const shown = serviceName === null ? host : service;
  const isMissing = host !== undefined && shown === undefined;
  // Above what is being read stands nothing that was not there before.
  const problem = error && (
    <ApiProblem
      error={error}
      what={t("host.title", { name: visible(name, 80) })}
      onRetry={() => void report.refetch()}
    />
  );
  const services = host && (serviceName === null ? graphedOf(host) : [serviceName]);
  if (onLeave && services)
    return (
      <Later load={loadEmbedded} props={{ name: thing.name, host: name, services, onLeave }} />
    );
  return (
    <>
      <PageHeader
        title={visible(thing.name, 120)}
        below={
          <span className={css.below}>
            {host && <Below host={host} shown={shown} name={name} serviceName={serviceName} />}
          </span>
        }
      >
        {host ? (
          <PinButton pin={{ kind: "host", id: thing.id, title: thing.name, path: thing.path }} />
        ) : (
          <span className={css.pinToCome} />
        )}
        <MonitoringTabs />
      </PageHeader>
      {!data && problem}
      {!data && !error && <SkeletonLines lines={6} label={common("loading")} />}
      {data && isMissing && (
        <Empty title={t(data.hasServices ? "host.noSuchService" : "host.noServices")} />
      )}
      {data && host && shown && (
        <div className={css.page}>
          <WatchActions
            key={`${name}!${serviceName ?? ""}`}
            of={{ host: name, service: serviceName }}
            isActivelyChecked={shown.isActivelyChecked}
          />
          <Panel
            title={t("host.state")}
            aside={
              <>
                {error && <NotUpdating since={data.at} />} <Ago at={data.at} />
              </>
            }
          >
            {shown.output && <p className={css.output}>{visible(shown.output, 600)}</p>}
            <HostFacts host={host} of={shown} isService={serviceName !== null} />
          </Panel>
          {serviceName === null && <HostServices host={host} hasServices={data.hasServices} />}
          <HostMetrics host={host} service={service ?? null} />
          {services && (
            <Later
              load={loadGraphs}
              props={{ host: name, services, alone: paths.graphsOf(name, serviceName) }}
            />
          )}
          {problem}
          <Whole data={data} />
        </div>
      )}
    </>
  );
}

const loadGraphs = async () => {
  const [{ GraphsPanel }] = await Promise.all([import("./GraphsPanel.tsx"), loadChartTexts()]);
  return GraphsPanel;
};

const loadEmbedded = async () => {
  const [{ EmbeddedGraphs }] = await Promise.all([
    import("./EmbeddedGraphs.tsx"),
    loadChartTexts(),
  ]);
  return EmbeddedGraphs;
};

/** Services whose figures are kept over time (contract 3.2); others are not asked for graphs. */
const IS_MEASURED = /^(txrx|qos|docsis|downstream|upstream|radio|setup|provision)$/;

/** What has graphs: the host itself, and those of its services that measure. */
function graphedOf({ services }: HostState): (string | null)[] {
  const measured = services.filter(
    ({ name, perfdata }) => perfdata.length > 0 || IS_MEASURED.test(name),
  );
  return [null, ...measured.map(({ name }) => name).toSorted()];
}

function Below({
  host,
  shown,
  name,
  serviceName,
}: {
  host: HostState;
  shown: Pick<HostState, "businessImpact"> | undefined;
  name: string;
  serviceName: string | null;
}) {
  const { t } = useTranslation("monitoring");
  const id = host.administrativeInfo?.id;
  // What the monitoring calls so stands in the plant's list too (contract 3.2 `vars.type`).
  const kind = host.type?.toLowerCase();
  const hasGpon = useHasApp(GPON_NAMES);
  const hasDocsis = useHasApp(["docsis"]);
  const hasCrm = useHasCrm();
  const impact = shown?.businessImpact ?? host.businessImpact;
  const service = host.services.find((one) => one.name === serviceName);
  return (
    <>
      {serviceName === null ? <WatchedBadge of={host} /> : service && <WatchedBadge of={service} />}
      {impact !== null && <span title={t("host.impactHint")}>{t("host.impact", { impact })}</span>}
      {host.isFlapping && <StateBadge tone="warning">{t("host.flapping")}</StateBadge>}
      <Link to={paths.historyOf(name)}>{t("happenings.title")}</Link>
      {serviceName !== null && <Link to={paths.host(name)}>{t("host.whole")}</Link>}
      {id && hasCrm && <Link to={crm.cpe(id)}>{t("host.cpe")}</Link>}
      {kind === "olt" && hasGpon && <Link to={gpon.olt(name)}>{t("host.oltPage")}</Link>}
      {kind === "cmts" && hasDocsis && <Link to={docsis.cmts(name)}>{t("host.cmtsPage")}</Link>}
    </>
  );
}

function Whole({ data }: { data: HostReading }) {
  return (
    <>
      <OddNote odd={data.odd} />
      <RawReply raw={data.raw} request={data.request} />
    </>
  );
}

function useVisit(path: string, title: string, host: HostState | undefined): void {
  const detail = visible(host?.administrativeInfo?.customer_name ?? host?.location ?? "", 80);
  const isKnown = host !== undefined;
  useEffect(() => {
    if (isKnown) rememberVisit({ kind: "host", id: title, title, detail, path });
  }, [isKnown, path, title, detail]);
}
