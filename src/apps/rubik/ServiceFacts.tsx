import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { Button } from "#src/ui/Button.tsx";
import { CopyButton } from "#src/ui/Copy.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Later } from "#src/ui/Later.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { isNothing, cleanText, visible } from "#src/util/text.ts";
import type { Service } from "./api.ts";
import type { OwnerSettings } from "./owner-settings.ts";
import { Planned, ProfileName } from "./service-columns.tsx";
import { useStateName } from "./ServiceState.tsx";
import { isOpen, lapsesAt, stageOf } from "./states.ts";
import { byServer } from "#src/krill/server-clock.ts";
import { useNow } from "#src/ui/use-now.ts";

const loadCto = async () => (await import("./CtoDialog.tsx")).CtoDialog;

/** Everything that is known of a service; what says nothing is left out. */
export function ServiceFacts({
  service,
  owner,
  isWaiting,
  mayChange,
}: {
  service: Service;
  owner: OwnerSettings | null;
  /** Whether the owners' settings are still read. */
  isWaiting: boolean;
  mayChange: boolean;
}) {
  const { t } = useTranslation("rubik");
  const format = useFormat();
  const now = byServer(useNow());
  const stateName = useStateName();
  const [isCto, setCto] = useState(false);
  const text = (value: unknown) => visible(cleanText(value) ?? "", 500) || null;
  const code = (value: string | null | undefined, what: string) =>
    text(value) && (
      <>
        <span className="k-mono">{text(value)}</span>
        <CopyButton text={value ?? ""} what={what} />
      </>
    );
  const lapse = lapsesAt(service, owner?.reserveHours ?? null);
  const ppai = owner?.ppais.find(({ id }) => id === service.ppai)?.label ?? service.ppai;
  const column = (name: Parameters<typeof t>[0]) => t(name);
  const canChangeCto =
    mayChange && owner?.hasCtoChange === true && stageOf(service.state) === "completed";
  return (
    <>
      <Facts
        facts={[
          [
            t("lapsing.fact"),
            lapse === null
              ? // Its place, before the owner's settings tell.
                isWaiting && stageOf(service.state) === "reserved" && "…"
              : [
                  <Moment key="lapse" at={new Date(lapse)} />,
                  " ",
                  lapse > now && t("lapsing.in", { time: format.duration((lapse - now) / 1000) }),
                ],
          ],
          [column("services.columns.crm_customer_label"), text(service.crm_customer_label)],
          [
            column("services.columns.crm_external_id"),
            code(service.crm_external_id, t("services.columns.crm_external_id")),
          ],
          [
            column("services.columns.crm_phone_label"),
            code(service.crm_phone_label, t("services.columns.crm_phone_label")),
          ],
          [t("fact.contact"), text(service.crm_contact_label)],
          [column("services.columns.owner"), text(service.owner)],
          [
            column("services.columns.administrative_id"),
            code(service.administrative_id, t("services.columns.administrative_id")),
          ],
          [t("fact.order"), code(service.order_id, t("fact.order"))],
          [
            column("services.columns.service_profile"),
            <ProfileName key="profile" service={service} />,
          ],
          [column("services.columns.product"), text(service.product)],
          [
            column("services.columns.ppai"),
            ["_BLANK_", "NO_APLICA"].includes(service.ppai ?? "") ? null : text(ppai),
          ],
          [t("fact.home"), code(service.address_uid, t("fact.home"))],
          [
            column("services.columns.remote_id"),
            cleanText(service.remote_id) && <Serial key="sn" sn={service.remote_id ?? ""} />,
          ],
          [t("fact.tv"), code(service.tv_remote_id, t("fact.tv"))],
          [
            column("services.columns.planned"),
            (cleanText(service.planned) ?? isOpen(service.state)) && (
              <Planned key="planned" service={service} />
            ),
          ],
          [t("fact.lastState"), cleanText(service.last_state) && stateName(service.last_state)],
          [column("services.columns.owner_state"), text(service.owner_state)],
          [column("services.columns.reason"), text(service.reason)],
          [
            column("services.columns.created"),
            service.created && <Moment key="c" at={service.created} />,
          ],
          [
            column("services.columns.updated"),
            service.updated && <Moment key="u" at={service.updated} />,
          ],
          ...Object.entries(service.installation_info ?? {})
            .filter(([, value]) => !isNothing(value))
            .map(
              ([name, value]) =>
                [
                  t("fact.installed", { name: visible(name, 40) }),
                  // The tree masks what its field's name calls a secret.
                  <Tree key={name} data={{ [name]: value }} label={name} nameOf={() => ""} />,
                ] as const,
            ),
        ]}
      />
      {canChangeCto && (
        <p>
          <Button size="compact-sm" variant="default" onClick={() => setCto(true)}>
            {t("cto.change")}
          </Button>
        </p>
      )}
      {isCto && (
        <Later load={loadCto} until={null} props={{ service, onClose: () => setCto(false) }} />
      )}
    </>
  );
}
