import { useTranslation } from "#src/i18n/use-translation.ts";
import { PageTabs } from "#src/ui/PageTabs.tsx";
import { paths } from "./paths.ts";

/** The way between the lists of the CRM. */
export function CrmTabs() {
  const { t } = useTranslation("isp");
  return (
    <PageTabs
      label={t("nav.label")}
      tabs={[
        [paths.cpes, t("nav.cpes")],
        [paths.customers, t("nav.customers")],
        [paths.potses, t("nav.potses")],
        [paths.profiles, t("nav.profiles")],
        [paths.contexts, t("nav.contexts")],
      ]}
    />
  );
}
