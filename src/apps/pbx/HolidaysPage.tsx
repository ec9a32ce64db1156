import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import type { HolidayRow } from "./api.ts";
import { DeleteMany } from "./DeleteMany.tsx";
import { holidayRef } from "./things.ts";
import { holidayList } from "./pbx-columns.tsx";
import { PbxTabs } from "./PbxTabs.tsx";

export const loader = listLoader(holidayList);

const deleteMany = (selected: ListSelected<HolidayRow>) => (
  <DeleteMany things="holidays" selected={selected} refOf={holidayRef} />
);

/** `/pbx/holidays`: the days on which PBXs are closed. */
export default function HolidaysPage() {
  const { t } = useTranslation("pbx");
  return (
    <>
      <PageHeader title={t("holidays.title")}>
        <PbxTabs />
      </PageHeader>
      <WriteNews app="pbx" kind="holiday" />
      <ResourceList spec={holidayList} label={t("holidays.title")} whenSelected={deleteMany} />
    </>
  );
}
