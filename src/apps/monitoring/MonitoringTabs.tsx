import { useTranslation } from "#src/i18n/use-translation.ts";
import { PageTabs } from "#src/ui/PageTabs.tsx";
import { paths } from "./paths.ts";

/** The way between the pages of the monitoring. */
export function MonitoringTabs() {
  const { t } = useTranslation("monitoring");
  return (
    <PageTabs
      label={t("nav.label")}
      tabs={[
        [paths.problems, t("nav.problems")],
        [paths.matrix, t("nav.matrix")],
        [paths.history, t("nav.history")],
        [paths.groups, t("nav.groups")],
        [paths.map, t("nav.map")],
      ]}
    />
  );
}
