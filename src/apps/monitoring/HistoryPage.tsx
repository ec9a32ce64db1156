import { useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Tabs } from "#src/ui/Tabs.tsx";
import { HISTORY_LISTS, historyKind } from "./history-lists.tsx";
import { MonitoringTabs } from "./MonitoringTabs.tsx";

export function loader({ request }: LoaderFunctionArgs) {
  return listLoader(HISTORY_LISTS[historyKind(new URL(request.url).searchParams)])({ request });
}

/** `/monitoring/history[?show=notifications|events]`: what happened to hosts and services, and who was told. */
export default function HistoryPage() {
  const { t } = useTranslation("monitoring");
  const [params, setParams] = useSearchParams();
  const kind = historyKind(params);
  const show = (next: string) => {
    const to = new URLSearchParams({ show: next });
    const host = params.get("host_name");
    if (host) to.set("host_name", host);
    setParams(to);
  };
  return (
    <>
      <PageHeader title={t("happenings.title")}>
        <MonitoringTabs />
      </PageHeader>
      <Tabs
        label={t("happenings.title")}
        tabs={(["states", "notifications", "events"] as const).map((id) => ({
          id,
          label: t(`happenings.tabs.${id}`),
        }))}
        current={kind}
        onChange={show}
      >
        <ResourceList key={kind} spec={HISTORY_LISTS[kind]} label={t(`happenings.tabs.${kind}`)} />
      </Tabs>
    </>
  );
}
