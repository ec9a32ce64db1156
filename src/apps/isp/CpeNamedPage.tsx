import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useParams } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { visible } from "#src/util/text.ts";
import { loadCrmTexts } from "./crm-texts.ts";
import { cpesByName, isNameAsked } from "./lookup-cpes.ts";

/** Its texts. */
export async function loader() {
  await loadCrmTexts();
  return null;
}

/**
 * `/isp/cpes/named/:name`: where others know a device by its name alone (RADIUS, an OLT), the way to its
 * page. The number in a name is not always its id (contract 2.9), so the API is asked.
 */
export default function CpeNamedPage() {
  const { t } = useTranslation("crm");
  const name = useParams()["name"] ?? "";
  const { data, error, refetch } = useQuery({
    queryKey: ["isp", "cpes", "named", name],
    queryFn: async ({ signal }) => {
      const answer = await cpesByName(name, signal);
      const [only, ...others] = answer.hits.filter(({ isExact }) => isExact);
      if (others.length === 0) only?.remember?.();
      return answer;
    },
  });
  const exact = data?.hits.filter(({ isExact }) => isExact) ?? [];
  const [only] = exact;
  if (only && exact.length === 1) return <Navigate to={only.path} replace />;
  const outcome = exact.length > 1 ? "several" : data && !isNameAsked(data) ? "unasked" : "none";
  return (
    <>
      <PageHeader title={visible(name, 80)} />
      {error && <ApiProblem error={error} what={t("named.what")} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines label={t("named.what")} />}
      {data && (
        <Empty title={t(`named.${outcome}`)}>
          <ul>
            {data.hits.map((hit) => (
              <li key={hit.path}>
                <Link to={hit.path}>{hit.title}</Link> {hit.detail}
              </li>
            ))}
          </ul>
        </Empty>
      )}
    </>
  );
}
