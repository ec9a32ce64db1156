import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isNotGiven } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { ownOf, pbxsOf } from "./api.ts";
import { paths } from "./paths.ts";

/** A customer's PBX on the customer's page; not there where the server has no PBXs, or where this person sees none and may make none. */
export function CustomerPbx({ customer }: { customer: number }) {
  const { t } = useTranslation("pbx");
  const { data, error, refetch } = useQuery(pbxsOf(customer).list({ limit: 25, offset: 0 }));
  if (isNotGiven(error)) return null;
  const own = ownOf(data?.rows, customer);
  // Without the header the server decides.
  const mayCreate = !data?.allow || data.allow.has("POST");
  if (data && !own && !mayCreate) return null;
  return (
    <Panel title={t("pbxs.one")}>
      {error && <ApiProblem error={error} what={t("pbxs.one")} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={1} label={t("pbxs.one")} />}
      {own && <Link to={paths.pbx({ customer, pbx: own.id })}>{t("pbx.open")}</Link>}
      {data && !own && <Link to={paths.pbxNewOf(customer)}>{t("pbxs.new")}</Link>}
    </Panel>
  );
}
