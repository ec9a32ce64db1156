import { paths as isp } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { PageTabs } from "#src/ui/PageTabs.tsx";
import { paths } from "./paths.ts";

/** The way between the pages of the PBX. */
export function PbxTabs() {
  const { t } = useTranslation("pbx");
  const hasCrm = useHasCrm();
  return (
    <PageTabs
      label={t("nav.label")}
      tabs={[
        [paths.pbxs, t("nav.pbxs")],
        [paths.cdrs, t("nav.cdrs")],
        [paths.holidays, t("nav.holidays")],
        ...(hasCrm ? [[isp.contexts, t("nav.contexts")] as const] : []),
      ]}
    />
  );
}
