import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import {
  Link,
  useNavigate,
  useParams,
  useSearchParams,
  type LoaderFunctionArgs,
} from "react-router";
import { LoggedHistory, useHasLogs } from "#src/apps/activity/panels.tsx";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { EditButtons } from "#src/resource/EditButtons.tsx";
import { rememberVisit } from "#src/resource/recents.ts";
import { SourceNote } from "#src/resource/SourceNote.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Tabs } from "#src/ui/Tabs.tsx";
import { visible } from "#src/util/text.ts";
import { pbxName, pbxsOf } from "./api.ts";
import { CallsTab } from "./CallsTab.tsx";
import { ExtensionsTab } from "./ExtensionsTab.tsx";
import { PbxInSight } from "./Jump.tsx";
import { pbxForm } from "./pbx-form.ts";
import { ItemsTab } from "./ItemsTab.tsx";
import { OverviewTab } from "./OverviewTab.tsx";
import { ITEM_KINDS, paths, placeOf, type PbxPlace } from "./paths.ts";
import { planOf, type PlanReading } from "./plan.ts";

const TABS = [
  "overview",
  "calls",
  "ddis",
  "extensions",
  "groups",
  "queues",
  "receptionists",
  "schedules",
  "history",
] as const;

export function loader({ params }: LoaderFunctionArgs) {
  const place = placeOf(params);
  // Anew: its lines are changed in the CRM, which knows nothing of PBXs.
  if (place.pbx > 0) void queryClient.prefetchQuery({ ...planOf(place), staleTime: 0 });
  return null;
}

/** `/pbx/:customer/:pbx`: a PBX and everything in it. */
export default function PbxPage() {
  const { t } = useTranslation("pbx");
  const place = placeOf(useParams());
  if (place.customer === 0 || place.pbx === 0)
    return (
      <>
        <PageHeader title={t("pbxs.one")} />
        <Empty title={t("noSuchPage")} />
      </>
    );
  return <PbxAt key={`${place.customer}/${place.pbx}`} at={place} />;
}

function PbxAt({ at }: { at: PbxPlace }) {
  const { t } = useTranslation("pbx");
  // The same one as long as the address names this PBX.
  const [place] = useState(at);
  const navigate = useNavigate();
  const hasCrm = useHasCrm();
  const { data, error, refetch } = useQuery(planOf(place));
  const [loadSpec] = useState(() => () => Promise.resolve(pbxForm(place)));
  const name = data ? visible(pbxName(data.pbx), 120) : null;
  useEffect(() => {
    const path = paths.pbx(place);
    if (name) rememberVisit({ kind: "pbx", id: place.pbx, title: `PBX ${name}`, detail: "", path });
  }, [place, name]);
  return (
    <>
      <PageHeader
        title={name ?? `PBX #${place.pbx}`}
        below={
          <>
            <Link to={paths.pbxs}>{t("pbxs.title")}</Link>
            {hasCrm && (
              <>
                {" · "}
                <Link to={isp.customer(place.customer)}>{t("pbx.customer")}</Link>
              </>
            )}
          </>
        }
      >
        {data && (
          <EditButtons
            row={data.pbx}
            allow={data.allow}
            editPath={paths.pbxEdit(place)}
            loadSpec={loadSpec}
            onDeleted={() => void navigate(paths.pbxs)}
          />
        )}
      </PageHeader>
      <WriteNews app="pbx" kind="pbx" id={place.pbx} />
      {error && <ApiProblem error={error} what={t("pbxs.one")} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={8} label={t("pbxs.one")} />}
      {data && <Parts place={place} reading={data} onRetry={() => void refetch()} />}
    </>
  );
}

function Parts({
  place,
  reading,
  onRetry,
}: {
  place: PbxPlace;
  reading: PlanReading;
  onRetry: () => void;
}) {
  const { t } = useTranslation("pbx");
  const [params, setParams] = useSearchParams();
  const hasLogs = useHasLogs();
  const tabs = TABS.filter((tab) => hasLogs || tab !== "history");
  const current = tabs.find((tab) => tab === params.get("tab")) ?? "overview";
  const kind = ITEM_KINDS.find((one) => one === current);
  // A list of what was not read would say that there is nothing.
  const shown = current === "extensions" ? "lines" : kind;
  const isUnread = reading.missing.some((one) => one.part === shown);
  // Sort, filters and page are those of the tab that is left.
  const open = (tab: string) => setParams(tab === "overview" ? {} : { tab });
  const inSight = useMemo(() => ({ plan: reading.plan, place }), [reading.plan, place]);
  return (
    <PbxInSight value={inSight}>
      {reading.missing.map(({ part, error }) => (
        <SourceNote
          key={part}
          error={error}
          absent={t("part.absent", { what: t(`part.${part}`) })}
          what={t(`part.${part}`)}
          onRetry={onRetry}
        />
      ))}
      <Tabs
        label={t("pbx.tabs")}
        tabs={tabs.map((tab) => ({ id: tab, label: t(`pbx.tab.${tab}`) }))}
        current={current}
        onChange={open}
      >
        {current === "overview" && <OverviewTab place={place} reading={reading} />}
        {current === "calls" && <CallsTab reading={reading} />}
        {shown && isUnread && <Empty title={t("part.unread", { what: t(`part.${shown}`) })} />}
        {current === "extensions" && !isUnread && <ExtensionsTab place={place} reading={reading} />}
        {current === "history" && (
          <LoggedHistory
            path={pbxsOf(place.customer).pathOf(place.pbx)}
            type="pbx"
            id={place.pbx}
            label={t("pbx.tab.history")}
          />
        )}
        {kind && !isUnread && <ItemsTab key={kind} place={place} kind={kind} reading={reading} />}
      </Tabs>
    </PbxInSight>
  );
}
