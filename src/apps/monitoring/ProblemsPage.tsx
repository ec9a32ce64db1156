import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { problemList, PROBLEMS } from "./problem-columns.tsx";

export const loader = listLoader(problemList, PROBLEMS);

/** `/monitoring`: the hosts that are not up. */
export default function ProblemsPage() {
  const { t } = useTranslation("monitoring");
  return (
    <>
      <PageHeader title={t("problems.title")} below={t("problems.below")} />
      <ResourceList spec={problemList} label={t("problems.title")} fixed={PROBLEMS} />
    </>
  );
}
