import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Secret } from "#src/ui/Secret.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { customerName, customers, potses, type Pots } from "./api.ts";
import { paths } from "./paths.ts";
import { cpeCell } from "./pots-columns.tsx";
import { lineRights, ownerId, potsName } from "./pots.ts";
import { RecordPage } from "./RecordPage.tsx";
import { YesNo } from "./YesNo.tsx";

const loadForm = () => import("./pots-form.ts").then(({ potsForm }) => potsForm);

/** `/isp/potses/:id`: a telephone line, its device and its customer. */
export function PotsOf({ id }: { id: number }) {
  const { t } = useTranslation("crm");
  return (
    <RecordPage
      id={id}
      kind="pots"
      what={t("potses.one")}
      reading={useQuery(potses.one(id))}
      nameOf={potsName}
      allowOf={lineRights}
      editPath={paths.potsEdit(id)}
      listPath={paths.potses}
      loadForm={loadForm}
      factsTitle={t("potses.facts")}
      body={PotsFacts}
    />
  );
}

function PotsFacts({ row }: { row: Pots | null }) {
  const { t } = useTranslation("crm");
  const pots: Pots = row ?? { id: 0 };
  const text = (value: unknown) => visible(cleanText(value) ?? "", 300) || null;
  const masked = (name: "password" | "voicemail_password") =>
    pots[name] && <Secret key={name} value={pots[name]} what={t(`potses.columns.${name}`)} />;
  const flag = (value: boolean | null | undefined): ReactNode =>
    value !== null && value !== undefined && <YesNo key="flag" value={value} />;
  return (
    <Facts
      isComing={row === null}
      facts={[
        [
          t("potses.columns.cli"),
          text(pots.cli) && (
            <span key="cli" className="k-mono">
              {text(pots.cli)}
              <CopyButton text={pots.cli ?? ""} what={t("potses.columns.cli")} />
            </span>
          ),
        ],
        [t("potses.columns.label"), text(pots.label)],
        [t("potses.columns.cpe"), cpeCell(pots)],
        [t("potses.columns.customer"), <LineCustomer key="customer" pots={pots} />],
        [t("potses.columns.order"), pots.order],
        [t("potses.columns.context"), text(pots.contextname ?? pots.context)],
        [t("potses.columns.language"), text(pots.language)],
        [t("potses.columns.dtmf"), text(pots.dtmf)],
        [t("potses.columns.pbx_extension"), flag(pots.pbx_extension)],
        [t("potses.columns.username"), text(pots.username)],
        [t("potses.columns.password"), masked("password")],
        [t("potses.columns.voicemail"), flag(pots.voicemail)],
        [t("potses.columns.voicemail_password"), masked("voicemail_password")],
        [t("potses.columns.custom_digitmap"), text(pots.custom_digitmap)],
        [t("potses.columns.billing_profile"), text(pots.billing_profile)],
        [t("potses.columns.id"), pots.id],
      ]}
    />
  );
}

/** The customer by name, read by its number. */
function LineCustomer({ pots: { customer } }: { pots: Pots }) {
  const { t } = useTranslation("crm");
  const id = ownerId(customer);
  const { data } = useQuery({ ...customers.one(id ?? 0), enabled: id !== null });
  if (id === null) return <span className="k-dim">{t("unknown")}</span>;
  return (
    <Link to={paths.customer(id)}>{data ? visible(customerName(data.data), 160) : `#${id}`}</Link>
  );
}
