import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { RubikTabs } from "./RubikTabs.tsx";
import { ticketList } from "./ticket-columns.tsx";
import { forgetImages, NO_TICKET, useImages } from "./ticket-images.ts";

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

/** The server did not say which ticket it made: its images are told of instead of lost. */
function ImagesNotSent() {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const names = useImages(NO_TICKET).map(({ file }) => file.name);
  if (names.length === 0) return null;
  return (
    <Problem
      tone="warning"
      title={t("images.notSent", { names: visible(names.join(", "), 200) })}
      retryLabel={common("close")}
      onRetry={() => forgetImages(NO_TICKET)}
    />
  );
}
