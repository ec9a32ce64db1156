import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { readableName } from "#src/resource/known-actions.ts";
import type { ListColumn, ListSpec } from "#src/resource/list-spec.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { shortForm } from "#src/util/read.ts";
import { parseSerial } from "#src/util/serial.ts";
import { isSecretName } from "#src/util/secrets.ts";
import { visible } from "#src/util/text.ts";
import { paths } from "./paths.ts";
import { labelsOf } from "./service-form.ts";
import {
  fieldsOf,
  serviceMetadata,
  serviceName,
  services,
  type Field,
  type Service,
} from "./services.ts";
import { metServices } from "./use-fields.ts";

/** So many columns are in sight at first. */
const SHOWN = 7;

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
    return listOf([...described, ...others]);
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

function listOf(fields: readonly Field[]): ListSpec<Service> {
  const plain = fields.filter(
    ({ name, type }) =>
      name !== "id" && name !== "_links" && !isSecretName(name) && type !== "json",
  );
  const columns: ListColumn<Service>[] = [
    { id: "id", isTitle: true, cell: titleOf, csv: ({ id }) => id },
    ...plain.map(({ name, type }, index): ListColumn<Service> => ({
      id: name,
      ...(type === "number" || type === "decimal" ? { align: "end" } : {}),
      isDefault: index < SHOWN,
      cell: (service) => cellOf(name, service[name]),
      ...(isSerialName(name) && type !== "number"
        ? { isSerial: true }
        : { csv: (service: Service) => textOf(service[name]) }),
    })),
  ];
  const labels = labelsOf(fields);
  const named = plain.map(({ name }) => [name, labels[name] ?? readableName(name)]);
  return {
    namespace: "plankton",
    name: "services",
    resource: services,
    columns,
    attrs: [],
    takesAttrs: false,
    canSearch: true,
    labels: { id: "ID", ...Object.fromEntries(named) },
    rowName: (service) => serviceName(service) ?? `#${service.id}`,
    rowPath: ({ id }) => paths.service(id),
    createPath: paths.serviceNew,
    filters: [],
  };
}

function titleOf(service: Service): string {
  return visible(service.id, 60);
}

function isSerialName(name: string): boolean {
  return /^(sn|serial)/u.test(name);
}

function cellOf(name: string, value: unknown) {
  const serial = isSerialName(name) && typeof value === "string" ? parseSerial(value) : null;
  return serial ? <Serial sn={serial.hex} /> : textOf(value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return visible(shortForm(value), 120);
}
