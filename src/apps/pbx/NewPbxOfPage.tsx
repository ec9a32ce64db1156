import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { customerName, customers } from "#src/apps/isp/api.ts";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { ownOf, pbxsOf, readLines, type Lines } from "./api.ts";
import { newPbxForm } from "./pbx-form.ts";
import { paths, placeOf } from "./paths.ts";

export const loader = formLoader((params) => newPbxForm(placeOf(params)));

/** `/pbx/new/:customer`: a PBX for a customer who has a line and no PBX yet; else what is there or missing. */
export default function NewPbxOfPage() {
  const { t } = useTranslation("pbx");
  const place = placeOf(useParams());
  const { customer } = place;
  const lines = useQuery({
    queryKey: ["pbx", `of/${customer}`, "lines"],
    queryFn: ({ signal }) => readLines(customer, signal),
    staleTime: 15_000,
  });
  const own = useQuery(pbxsOf(customer).list({ limit: 25, offset: 0 }));
  const { data: owner } = useQuery(customers.one(customer));
  const name = owner ? visible(customerName(owner.data), 120) : `#${customer}`;
  const known = ownOf(own.data?.rows, customer);
  const below = <Link to={isp.customer(customer)}>{name}</Link>;
  if (customer === 0)
    return (
      <>
        <PageHeader title={t("pbxs.new")} />
        <Empty title={t("noSuchPage")} />
      </>
    );
  const wait = lines.isPending || own.isPending;
  const missing = lines.data ? missingOf(lines.data) : null;
  // A server without an address for them is asked by creating; one that fails may have a PBX already.
  const isUnsure = own.error !== null && !isAbsent(own.error);
  if (!wait && !known && !isUnsure && missing === null)
    return (
      <FormPage spec={newPbxForm(place)}>
        <span>{t("new.for", { name })}</span>
        {lines.error && <span className="k-dim">{t("new.linesUnknown")}</span>}
      </FormPage>
    );
  return (
    <>
      <PageHeader title={t("pbxs.new")} below={below} />
      {wait && <SkeletonLines label={t("pbxs.new")} />}
      {!wait && known && (
        <Problem tone="info" title={t("new.exists", { name })}>
          <Link to={paths.pbxEdit({ customer, pbx: known.id })}>{t("new.edit")}</Link>
        </Problem>
      )}
      {!wait && !known && missing && (
        <Problem tone="warning" title={t("new.noLine", { name })}>
          <p>{t(`new.missing.${missing}`)}</p>
          {missing === "device" ? (
            <Link to={isp.newCpe({ customer: String(customer) })}>{t("new.addDevice")}</Link>
          ) : (
            <Link to={isp.customer(customer)}>{t("new.toDevices")}</Link>
          )}
        </Problem>
      )}
      {own.error && (
        <ApiProblem error={own.error} what={t("pbxs.title")} onRetry={() => void own.refetch()} />
      )}
    </>
  );
}

/** What a customer lacks for a PBX: a device, telephone ports, a number; null where nothing, or nobody knows. */
export function missingOf({
  lines,
  devices,
  isComplete,
}: Lines): "device" | "port" | "number" | null {
  if (lines.some(({ cli }) => cli !== null) || !isComplete) return null;
  if (devices === 0) return "device";
  return lines.length === 0 ? "port" : "number";
}
