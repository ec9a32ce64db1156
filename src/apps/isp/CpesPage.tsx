import { useLocation } from "react-router";
import { StartBulk } from "#src/apps/bulk/panels.tsx";
import type { BulkStart } from "#src/apps/bulk/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import type { Cpe } from "./api.ts";
import { cpeList } from "./cpe-columns.tsx";
import { CpeNews } from "./CpeNews.tsx";
import { CrmTabs } from "./CrmTabs.tsx";

export const loader = listLoader(cpeList);

/** `/isp/cpes`: all CPEs. */
export default function CpesPage() {
  const { t } = useTranslation("isp");
  const { pathname, search } = useLocation();
  const bulkOf = (selected: ListSelected<Cpe>) => (
    <StartBulk start={startOf(selected, pathname + search)} />
  );
  return (
    <>
      <PageHeader title={t("cpes.title")}>
        <CrmTabs />
      </PageHeader>
      <CpeNews />
      <ResourceList spec={cpeList} label={t("cpes.title")} whenSelected={bulkOf} />
    </>
  );
}

function startOf(selected: ListSelected<Cpe>, address: string): BulkStart {
  if (selected.kind === "rows") return { ids: selected.ids.map(Number) };
  const { params, total } = selected;
  return { filter: { params, total, address } };
}
