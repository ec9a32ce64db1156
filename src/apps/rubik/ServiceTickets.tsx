import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { ButtonLink } from "#src/ui/Button.tsx";
import { IconAdd } from "#src/ui/icons.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { visible } from "#src/util/text.ts";
import type { Service } from "./api.ts";
import type { OwnerSettings } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { ticketList } from "./ticket-columns.tsx";

/** Without the page's own way to a new one: here it begins with what is known of the service. */
const { createPath: _none, ...spec } = ticketList;

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
    <Panel
      title={t("tickets.title")}
      aside={
        <ButtonLink
          to={paths.newTicket({ service: service.id })}
          size="compact-sm"
          variant="default"
          icon={<IconAdd size={16} aria-hidden />}
        >
          {t("tickets.new")}
        </ButtonLink>
      }
    >
      <ResourceList
        spec={spec}
        label={t("tickets.ofService")}
        fixed={{ service: String(service.id) }}
      />
    </Panel>
  );
}
