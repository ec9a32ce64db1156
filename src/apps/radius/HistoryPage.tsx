import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { RadiusTabs } from "./RadiusTabs.tsx";
import { historyList } from "./history-list.tsx";

export const loader = listLoader(historyList);

/** `/radius/sessions/history`: sessions live and past. */
export default function HistoryPage() {
  const { t } = useTranslation("radius");
  return (
    <>
      <PageHeader title={t("history.title")}>
        <RadiusTabs />
      </PageHeader>
      <ResourceList spec={historyList} label={t("history.title")} />
    </>
  );
}
