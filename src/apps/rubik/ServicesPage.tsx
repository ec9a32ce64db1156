import type { LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Lapsing, startLapsing } from "./Lapsing.tsx";
import { RubikTabs } from "./RubikTabs.tsx";
import { serviceList } from "./service-columns.tsx";

const startList = listLoader(serviceList);

export function loader(args: LoaderFunctionArgs) {
  startLapsing();
  return startList(args);
}

/** `/rubik/services`: the services on other operators' networks, the reservations about to lapse on top. */
export default function ServicesPage() {
  const { t } = useTranslation("rubik");
  return (
    <>
      <PageHeader title={t("services.title")}>
        <RubikTabs />
      </PageHeader>
      <WriteNews app="rubik" kind="service" />
      <Lapsing />
      <ResourceList spec={serviceList} label={t("services.title")} />
    </>
  );
}
