import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Ago, Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { cpeName, customerIdOf, customerName, modelName, type Cpe, type Customer } from "./api.ts";
import { addressOf } from "./address.ts";
import { paths } from "./paths.ts";
import { ProfileName } from "./ProfileName.tsx";
import { CPE_FLAGS, FlagButton, useFlagText } from "./StatusChips.tsx";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** Who has the device, where, and on which plan; what the monitoring tells of it has its place before it comes, and keeps it. */
export function CpeFacts({ reading }: { reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const { cpe, customer, item, one, host } = reading;
  const report = host.data?.host;
  const admin = report?.administrativeInfo;
  const vendor = report?.vendor ?? admin?.vendor;
  const model = cpe && modelName(cpe);
  const reported = (told: ReactNode) => (host.isLoading ? "…" : told || "—");
  const isPartial = one.isPlaceholderData && item;
  return (
    <Panel
      title={t("fact.title")}
      aside={isPartial && one.isFetching ? <Ago at={item.at} /> : null}
    >
      {!cpe ? (
        <SkeletonLines lines={5} label={t("fact.title")} />
      ) : (
        <Facts
          facts={[
            [t("fact.customer"), <CustomerLink key="customer" cpe={cpe} customer={customer} />],
            [t("fact.address"), customer && addressOf(customer)],
            [t("fact.installedAt"), addressOf(cpe)],
            [t("fact.phone"), customer && copyable(customer.phone, t("fact.phone"))],
            [t("fact.external"), copyable(customer?.external_id, t("fact.external"))],
            [t("fact.model"), model && visible(model, 120)],
            [t("fact.vendor"), reported(text(vendor))],
            [
              t("fact.profile"),
              (cpe.profile || admin?.profile_name) && (
                <span key="profile">
                  {admin?.profile_name ?? <ProfileName profile={cpe.profile} />}
                </span>
              ),
            ],
            [
              t("fact.speed"),
              reported(
                admin?.profile_downstream &&
                  admin.profile_upstream &&
                  t("fact.speeds", {
                    down: admin.profile_downstream,
                    up: admin.profile_upstream,
                  }),
              ),
            ],
            [t("fact.realm"), text(cpe.realm)],
            [
              t("fact.impact"),
              reported(
                report?.businessImpact != null &&
                  t("fact.impactOf", {
                    stars: "★".repeat(Math.min(5, Math.max(0, report.businessImpact))) || "☆",
                    impact: report.businessImpact,
                  }),
              ),
            ],
            [t("fields.cpename"), copyable(cpeName(cpe), t("fields.cpename"))],
            [t("fact.created"), cpe.created && <Moment key="created" at={cpe.created} />],
            [t("fact.updated"), cpe.updated && <Moment key="updated" at={cpe.updated} />],
          ]}
        />
      )}
      {cpe && <Flags reading={reading} cpe={cpe} />}
    </Panel>
  );
}

function CustomerLink({ cpe, customer }: { cpe: Cpe; customer: Customer | null }) {
  const { t } = useTranslation("cpe");
  const id = customerIdOf(cpe);
  if (id === null)
    return cpe.customer === undefined ? null : <span className="k-dim">{t("fact.none")}</span>;
  return (
    <Link to={paths.customer(id)}>
      {customer ? visible(customerName(customer), 160) : `#${id}`}
    </Link>
  );
}

function Flags({ cpe, reading: { one } }: { cpe: Cpe; reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const textOf = useFlagText();
  const item = one.isPlaceholderData ? undefined : one.data;
  const isOpen = item !== undefined && (!item.allow || item.allow.has("PATCH"));
  return (
    <ul className={css.flags} aria-label={t("fact.status")}>
      {CPE_FLAGS.map(({ field }) => {
        const isOn = cpe[field];
        if (isOn === null || isOn === undefined) return null;
        return (
          <li key={field}>
            {isOpen ? (
              <FlagButton id={cpe.id} field={field}>
                <StateBadge tone={isOn ? "good" : "off"}>{textOf(field, isOn)}</StateBadge>
              </FlagButton>
            ) : (
              <StateBadge tone={isOn ? "good" : "off"}>{textOf(field, isOn)}</StateBadge>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function text(value: unknown): string | null {
  const clean = cleanText(value);
  return clean === null ? null : visible(clean, 300);
}

function copyable(value: unknown, what: string) {
  const shown = text(value);
  return (
    shown && (
      <span key={what}>
        {shown}
        <CopyButton text={cleanText(value) ?? ""} what={what} />
      </span>
    )
  );
}
