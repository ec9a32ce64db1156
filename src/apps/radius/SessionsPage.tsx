import { useLocation } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { ONLINE, type Session } from "./api.ts";
import { DisconnectMany } from "./DisconnectMany.tsx";
import { knownSession } from "./known-sessions.ts";
import { RadiusTabs } from "./RadiusTabs.tsx";
import { sessionList } from "./session-columns.tsx";

export const loader = listLoader(sessionList, ONLINE);

/** `/radius/sessions`: who is online. */
export default function SessionsPage() {
  const { t } = useTranslation("radius");
  const { pathname, search } = useLocation();
  const disconnect = (selected: ListSelected<Session>) => (
    <DisconnectMany
      of={
        selected.kind === "all"
          ? { params: selected.params, total: selected.total, address: pathname + search }
          : selected.ids.flatMap((id) => knownSession(id) ?? [])
      }
    />
  );
  return (
    <>
      <PageHeader title={t("sessions.title")}>
        <RadiusTabs />
      </PageHeader>
      <ResourceList
        spec={sessionList}
        label={t("sessions.title")}
        fixed={ONLINE}
        whenSelected={disconnect}
      />
    </>
  );
}
