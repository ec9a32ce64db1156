import { useQuery } from "@tanstack/react-query";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { formatDateTime } from "#src/util/time.ts";
import { serviceName, type Service } from "./api.ts";
import { listedServices, STATES } from "./listed-services.ts";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { ServiceState } from "./ServiceState.tsx";
import { isOpen, plannedClock, stageOf } from "./states.ts";

const text = (value: unknown) => visible(cleanText(value) ?? "", 120);

/** What the vendor's own list shows (contract 3.7 "UI lists"), and the rest on request. */
const columns: readonly ListColumn<Service>[] = [
  {
    id: "administrative_id",
    isTitle: true,
    cell: (service) => visible(serviceName(service), 60),
    csv: (service) => service.administrative_id,
  },
  { id: "id", cell: ({ id }) => id, isDefault: false },
  { id: "crm_customer_label", cell: (service) => text(service.crm_customer_label) },
  { id: "owner", cell: (service) => text(service.owner) },
  { id: "state", cell: (service) => <ServiceState state={service.state} /> },
  {
    id: "service_profile",
    cell: (service) => <ProfileName service={service} />,
  },
  { id: "planned", cell: (service) => <Planned service={service} /> },
  { id: "created", cell: (service) => <Moment at={service.created} /> },
  { id: "updated", cell: (service) => <Moment at={service.updated} /> },
  { id: "crm_external_id", cell: (service) => text(service.crm_external_id), isDefault: false },
  { id: "crm_phone_label", cell: (service) => text(service.crm_phone_label), isDefault: false },
  { id: "remote_id", cell: (service) => text(service.remote_id), isDefault: false },
  { id: "product", cell: (service) => text(service.product), isDefault: false },
  { id: "ppai", cell: (service) => text(service.ppai), isDefault: false },
  { id: "owner_state", cell: (service) => text(service.owner_state), isDefault: false },
  { id: "reason", cell: (service) => text(service.reason), isDefault: false },
];

/** The services, the newest change first (contract K2). */
export const serviceList: ListSpec<Service> = {
  namespace: "rubik",
  name: "services",
  resource: listedServices,
  columns,
  attrs: [],
  takesAttrs: false,
  canSearch: true,
  defaultSort: "-updated",
  filters: [
    textFilter("owner"),
    textFilter("state", {
      suggestions: STATES,
      // A server that takes `Completed` for `completed` obeys all the same.
      matches: (service, value) =>
        service.state === undefined ||
        (stageOf(value) === null
          ? service.state?.toLowerCase() === value.trim().toLowerCase()
          : stageOf(service.state) === stageOf(value)),
    }),
  ],
  rowName: (service) =>
    [serviceName(service), cleanText(service.crm_customer_label)].filter(Boolean).join(" · "),
  rowPath: ({ id }) => paths.service(id),
};

/** A service's speed by its name in the owner's settings; else as it stands. */
export function ProfileName({ service }: { service: Service }) {
  const { data } = useQuery(ownerSettings);
  const profile = settingsOf(data, service.owner)?.profiles.find(
    ({ id }) => id === service.service_profile,
  );
  return <>{visible(profile?.label ?? cleanText(service.service_profile) ?? "", 80)}</>;
}

/** When it is to be installed: the owner's local time, which has no zone (contract 2.8). */
export function Planned({ service }: { service: Service }) {
  const { t } = useTranslation("rubik");
  const { locale } = useFormat();
  const planned = cleanText(service.planned);
  if (planned !== null) {
    const clock = formatDateTime(plannedClock(planned), locale, "UTC");
    return <>{clock ?? visible(planned, 40)}</>;
  }
  return isOpen(service.state) ? <span className="k-dim">{t("plannedPending")}</span> : null;
}
