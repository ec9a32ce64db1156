import { useTranslation } from "#src/i18n/use-translation.ts";
import { PageTabs } from "#src/ui/PageTabs.tsx";
import { paths } from "./paths.ts";

/** The way between the pages of RADIUS. */
export function RadiusTabs() {
  const { t } = useTranslation("radius");
  return (
    <PageTabs
      label={t("nav.label")}
      tabs={[
        [paths.sessions, t("nav.sessions")],
        [paths.history, t("nav.history")],
        [paths.duplicates, t("nav.duplicates")],
        [paths.pools, t("nav.pools")],
        [paths.leases, t("nav.leases")],
      ]}
    />
  );
}
