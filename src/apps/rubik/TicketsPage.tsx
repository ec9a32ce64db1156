import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { ImagesNotSent } from "./ImagePicker.tsx";
import { RubikTabs } from "./RubikTabs.tsx";
import { ticketList } from "./ticket-columns.tsx";

export const loader = listLoader(ticketList);

/** `/rubik/tickets`: trouble tickets at the owners. */
export default function TicketsPage() {
  const { t } = useTranslation("rubik");
  return (
    <>
      <PageHeader title={t("tickets.title")}>
        <RubikTabs />
      </PageHeader>
      <WriteNews app="rubik" kind="ticket" />
      <ImagesNotSent />
      <ResourceList spec={ticketList} label={t("tickets.title")} />
    </>
  );
}
