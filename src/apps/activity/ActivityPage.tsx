import { Link, useSearchParams } from "react-router";
import { paths as bulk } from "#src/apps/bulk/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { ActionsTab } from "./ActionsTab.tsx";
import { ActivityTabs } from "./ActivityTabs.tsx";
import { activityParams, parseActivity, type ActivitySearch } from "./activity-search.ts";
import { RequestsTab } from "./RequestsTab.tsx";

export async function loader(): Promise<null> {
  await loadActionTexts();
  return null;
}

/** `/activity`: what this person did here, and the requests of this tab. */
export default function ActivityPage() {
  const { t } = useTranslation("activity");
  const [params, setParams] = useSearchParams();
  const search = parseActivity(params);
  const change = (next: Partial<ActivitySearch>) =>
    setParams(activityParams({ ...search, ...next }), { replace: true });
  return (
    <>
      <PageHeader
        title={t("title")}
        below={
          <>
            {t("lead")} <Link to={bulk.jobs}>{t("toBulk")}</Link>
          </>
        }
      >
        <ActivityTabs />
      </PageHeader>
      {search.tab === "requests" ? (
        <RequestsTab />
      ) : (
        <ActionsTab search={search} onChange={change} />
      )}
    </>
  );
}
