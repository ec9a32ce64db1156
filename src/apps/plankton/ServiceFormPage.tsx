import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { FormPage } from "#src/resource/FormPage.tsx";
import { readableName } from "#src/resource/known-actions.ts";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { labelsOf, serviceForm } from "./service-form.ts";
import { serviceMetadata, services, type Field, type Service } from "./services.ts";
import { useFields } from "./use-fields.ts";
import css from "./plankton.module.css";

/** Asks before the first render, and waits only for the words. */
export async function loader({ params }: LoaderFunctionArgs) {
  void queryClient.prefetchQuery(serviceMetadata);
  const id = params["id"];
  if (id !== undefined) void queryClient.prefetchQuery(services.one(id));
  await loadFormTexts();
  return null;
}

/** `/plankton/services/new`, `/plankton/services/:id/edit`: the form is made from what is known of the fields. */
export default function ServiceFormPage() {
  const { t } = useTranslation("plankton");
  const id = useParams()["id"];
  const one = useQuery({ ...services.one(id ?? ""), enabled: id !== undefined });
  const { fields, isDescribed, error, isNowhere, retry } = useFields(isReadyOf(id, one.data?.data));
  const isReading = fields === null || (id !== undefined && one.isPending);
  const title = id === undefined ? t("service.new") : t("service.named", { id });
  if (isReading)
    return (
      <>
        <PageHeader title={title} />
        <SkeletonLines lines={8} label={title} />
      </>
    );
  // A form made from nothing would say that there is nothing to know.
  if (error)
    return (
      <>
        <PageHeader title={title} />
        <ApiProblem error={error} what={t("services.title")} onRetry={retry} />
      </>
    );
  if (isNowhere && id === undefined)
    return (
      <>
        <PageHeader title={title} />
        <Empty title={t("absent")} />
      </>
    );
  return (
    <Form key={id} fields={fields} isDescribed={isDescribed} service={one.data?.data ?? null} />
  );
}

function isReadyOf(id: string | undefined, service: Service | undefined): Service | undefined {
  return id === undefined ? undefined : service;
}

function Form({
  fields,
  isDescribed,
  service,
}: {
  fields: readonly Field[];
  isDescribed: boolean;
  service: Service | null;
}) {
  const { t } = useTranslation("plankton");
  // One description for as long as the form stands: what is typed belongs to it.
  // oxlint-disable-next-line react/exhaustive-deps
  const spec = useMemo(() => serviceForm(fields), []);
  const labels = labelsOf(fields);
  const written = new Set(fields.filter(({ isReadOnly }) => !isReadOnly).map(({ name }) => name));
  const kept = Object.fromEntries(
    Object.entries(service ?? {}).filter(([name]) => !written.has(name) && name !== "_links"),
  );
  return (
    <>
      <FormPage spec={spec} />
      {!isDescribed && fields.length > 0 && <p className="k-note">{t("guessed")}</p>}
      {Object.keys(kept).length > 0 && (
        <div className={css.kept}>
          <Panel title={t("kept")}>
            <Tree
              data={kept}
              label={t("kept")}
              nameOf={(name) => labels[name] ?? (name === "id" ? "ID" : readableName(name))}
            />
          </Panel>
        </div>
      )}
    </>
  );
}
