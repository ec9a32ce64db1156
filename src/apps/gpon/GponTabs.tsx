import { useTranslation } from "#src/i18n/use-translation.ts";
import { PageTabs } from "#src/ui/PageTabs.tsx";
import { paths } from "./paths.ts";

/** The way between the lists of the plant. */
export function GponTabs() {
  const { t } = useTranslation("gpon");
  return (
    <PageTabs
      label={t("nav.label")}
      tabs={[
        [paths.olts, t("nav.olts")],
        [paths.unconfigured, t("nav.unconfigured")],
        [paths.naps, t("nav.naps")],
      ]}
    />
  );
}
