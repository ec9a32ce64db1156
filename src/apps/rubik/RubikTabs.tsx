import { useTranslation } from "#src/i18n/use-translation.ts";
import { PageTabs } from "#src/ui/PageTabs.tsx";
import { paths } from "./paths.ts";

/** The way between the pages of Rubik. */
export function RubikTabs() {
  const { t } = useTranslation("rubik");
  return (
    <PageTabs
      label={t("nav.label")}
      tabs={[
        [paths.services, t("nav.services")],
        [paths.coverage, t("nav.coverage")],
        [paths.tickets, t("nav.tickets")],
      ]}
    />
  );
}
