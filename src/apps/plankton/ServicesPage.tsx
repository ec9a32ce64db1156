import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { listOf } from "./service-list.tsx";
import { fieldsOf, serviceMetadata } from "./services.ts";
import { metServices } from "./use-fields.ts";

/** Asks before the first render. */
export function loader() {
  void queryClient.prefetchQuery(serviceMetadata);
  void queryClient.prefetchQuery(metServices);
  return null;
}

/** `/plankton/services`: the services, with the columns that they have. */
export default function ServicesPage() {
  const { t } = useTranslation("plankton");
  const metadata = useQuery(serviceMetadata);
  const met = useQuery(metServices);
  const isDescribed = Object.keys(metadata.data?.described ?? {}).length > 0;
  const spec = useMemo(() => {
    if (metadata.isPending || met.isPending) return null;
    const described = fieldsOf(metadata.data, []);
    const names = new Set(described.map(({ name }) => name));
    const others = fieldsOf(undefined, met.data?.rows ?? []).filter(({ name }) => !names.has(name));
    return listOf([...described, ...others], met.data?.rows ?? []);
  }, [metadata.isPending, metadata.data, met.isPending, met.data]);
  return (
    <>
      <PageHeader title={t("services.title")} />
      <WriteNews app="plankton" kind="service" />
      {isAbsent(met.error) ? (
        <Empty title={t("absent")} />
      ) : met.error && !met.data && !isDescribed ? (
        // Which columns there are is what the services tell.
        <ApiProblem
          error={met.error}
          what={t("services.title")}
          onRetry={() => void met.refetch()}
        />
      ) : spec ? (
        <ResourceList spec={spec} label={t("services.title")} />
      ) : (
        <SkeletonLines lines={8} label={t("services.title")} />
      )}
    </>
  );
}
