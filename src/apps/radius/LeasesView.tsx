import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import type { ListSpec } from "#src/resource/list-spec.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { PageTabs } from "#src/ui/PageTabs.tsx";
import type { Lease } from "./leases.ts";
import { paths } from "./paths.ts";
import { RadiusTabs } from "./RadiusTabs.tsx";
import css from "./radius.module.css";

/** The leases of one kind of address, and the way to the other. */
export function LeasesView({ spec }: { spec: ListSpec<Lease> }) {
  const { t } = useTranslation("radius");
  return (
    <>
      <PageHeader title={t("leases.title")}>
        <RadiusTabs />
      </PageHeader>
      <div className={css.kinds}>
        <PageTabs
          label={t("leases.kinds")}
          tabs={[
            [paths.leases, "IPv4"],
            [paths.leases6, "IPv6"],
          ]}
        />
      </div>
      <ResourceList spec={spec} label={t("leases.title")} />
    </>
  );
}
