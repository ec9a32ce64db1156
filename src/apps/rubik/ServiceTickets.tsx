import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { visible } from "#src/util/text.ts";
import type { Service } from "./api.ts";
import type { OwnerSettings } from "./owner-settings.ts";
import { ticketList } from "./ticket-columns.tsx";

/** The tickets of a service, and the way to a new one, where the owner takes any (contract K11). */
export function ServiceTickets({
  service,
  owner,
}: {
  service: Service;
  owner: OwnerSettings | null;
}) {
  const { t } = useTranslation("rubik");
  if (owner?.hasTickets === false)
    return (
      <Panel title={t("tickets.title")}>
        <p className="k-dim">
          {t("tickets.notTaken", { owner: visible(service.owner ?? "", 60) })}
        </p>
      </Panel>
    );
  return (
    <Panel title={t("tickets.title")}>
      <ResourceList
        spec={ticketList}
        label={t("tickets.ofService")}
        fixed={{ service: String(service.id) }}
      />
    </Panel>
  );
}
