import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { ButtonLink } from "#src/ui/Button.tsx";
import { IconAdd } from "#src/ui/icons.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import type { Pbx } from "./api.ts";
import { DeleteMany } from "./DeleteMany.tsx";
import { paths } from "./paths.ts";
import { pbxList } from "./pbx-columns.tsx";
import { pbxRef } from "./things.ts";
import { PbxTabs } from "./PbxTabs.tsx";

export const loader = listLoader(pbxList);

const deleteMany = (selected: ListSelected<Pbx>) => (
  <DeleteMany things="pbxs" selected={selected} refOf={pbxRef} />
);

/** `/pbx`: all PBXs. */
export default function PbxsPage() {
  const { t } = useTranslation("pbx");
  return (
    <>
      <PageHeader title={t("pbxs.title")}>
        <PbxTabs />
        <ButtonLink to={paths.pbxNew} size="sm" icon={<IconAdd size={16} aria-hidden />}>
          {t("pbxs.new")}
        </ButtonLink>
      </PageHeader>
      <WriteNews app="pbx" kind="pbx" />
      <ResourceList spec={pbxList} label={t("pbxs.title")} whenSelected={deleteMany} />
    </>
  );
}
