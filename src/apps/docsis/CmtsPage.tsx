import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { MONITORING_NAMES, paths as monitoring } from "#src/apps/monitoring/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { SourceNote } from "#src/resource/SourceNote.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Tabs } from "#src/ui/Tabs.tsx";
import { visible } from "#src/util/text.ts";
import { ChannelsTab } from "./ChannelsTab.tsx";
import { CmtsBadge, stateOf } from "./cmts-columns.tsx";
import { ModemsTab } from "./ModemsTab.tsx";
import { OverviewTab } from "./OverviewTab.tsx";
import { paths } from "./paths.ts";
import { onlineOf } from "./plant-judge.ts";
import { cmtsOf, cmtss } from "./plant.ts";
import { usePlant, type PlantData } from "./use-plant.ts";
import css from "./docsis.module.css";

/** What is asked of a CMTS, in all. */
const PARTS = 5;
const TABS = ["overview", "channels", "modems"] as const;

/** Asks before the first render, and waits only for the words. */
export async function loader({ params }: LoaderFunctionArgs) {
  void queryClient.prefetchQuery(cmtsOf(params["cmts"] ?? ""));
  void queryClient.prefetchQuery(cmtss);
  await loadActionTexts();
  return null;
}

/** `/docsis/cmtss/:cmts`: a CMTS, its channels, nodes and modems. */
export default function CmtsPage() {
  const { t } = useTranslation("docsis");
  const asked = useParams()["cmts"] ?? "";
  const { data: list } = useQuery(cmtss);
  const hasMonitoring = useHasApp(MONITORING_NAMES);
  // The monitoring's page of its host knows it by its name.
  const row =
    list?.cmtss.find((cmts) => cmts.id === asked) ??
    list?.cmtss.find((cmts) => cmts.name === asked);
  const id = row?.id ?? asked;
  const plant = usePlant(id);
  const name = row?.name ?? plant.reading?.cmts?.name ?? id;
  return (
    <>
      <PageHeader
        title={visible(name, 120)}
        below={
          <span className={css.below}>
            <Link to={paths.cmtss}>{t("cmtss.title")}</Link>
            {row && <CmtsBadge state={stateOf(row)} />}
            {row?.host?.name && hasMonitoring && (
              <Link to={monitoring.host(row.host.name)}>{t("cmts.host")}</Link>
            )}
          </span>
        }
      />
      {list && !row && !list.missing.docsis && (
        <Problem isQuiet tone="warning" title={t("cmts.unlisted", { name: visible(id, 120) })} />
      )}
      <Live title={t("cmts.live")} live={plant.live}>
        {() => <Parts id={id} plant={plant} />}
      </Live>
    </>
  );
}

function Parts({ id, plant }: { id: string; plant: PlantData }) {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const current = TABS.find((tab) => tab === params.get("tab")) ?? "overview";
  const { reading, counted } = plant;
  const online = counted && onlineOf(counted);
  // Where nothing at all is told, the overview says so once.
  const isSilent = reading?.missing.length === PARTS;
  const missing = isSilent ? [] : (reading?.missing ?? []);
  // Sort, filters and page are those of the tab that is left.
  const open = (tab: string) => setParams(tab === "overview" ? {} : { tab });
  return (
    <>
      {missing.map(({ part, error }) => (
        <SourceNote
          key={part}
          error={error}
          absent={t("cmts.absent", { what: t(`cmts.part.${part}`) })}
          what={t(`cmts.part.${part}`)}
        />
      ))}
      <Facts
        isComing={false}
        facts={[
          [t("cmtss.columns.model"), reading?.cmts?.model && visible(reading.cmts.model, 80)],
          [t("cmtss.columns.vendor"), reading?.cmts?.vendor && visible(reading.cmts.vendor, 80)],
          [t("cmtss.columns.uptime"), format.duration(reading?.cmts?.uptime)],
          [
            t("cmtss.columns.online"),
            online &&
              [
                `${format.number(online.online)} / ${format.number(online.total)}`,
                online.untold > 0 && `${t("state.unknown")}: ${format.number(online.untold)}`,
              ]
                .filter(Boolean)
                .join(" · "),
          ],
        ]}
      />
      <OddNote odd={[...(reading?.odd ?? []), ...(plant.list.result.data?.odd ?? [])]} />
      <Tabs
        label={t("cmts.tabs")}
        tabs={TABS.map((tab) => ({ id: tab, label: t(`cmts.tab.${tab}`) }))}
        current={current}
        onChange={open}
      >
        {current === "overview" && <OverviewTab id={id} plant={plant} />}
        {current === "channels" && <ChannelsTab id={id} plant={plant} />}
        {current === "modems" && <ModemsTab id={id} plant={plant} />}
      </Tabs>
    </>
  );
}
