import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { EditButtons } from "#src/resource/EditButtons.tsx";
import { readableName } from "#src/resource/known-actions.ts";
import { OddNote } from "#src/resource/OddNote.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import { ResourceActions } from "#src/resource/ResourceActions.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { visible } from "#src/util/text.ts";
import { paths } from "./paths.ts";
import { labelsOf } from "./service-form.ts";
import { fieldsOf, serviceMetadata, serviceName, services, type Service } from "./services.ts";

/** Asks before the first render, and waits only for the words. */
export async function loader({ params }: LoaderFunctionArgs) {
  void queryClient.prefetchQuery(services.one(params["id"] ?? ""));
  await loadActionTexts();
  return null;
}

/** `/plankton/services/:id`: a service with all fields that it has. */
export default function ServicePage() {
  const id = useParams()["id"] ?? "";
  return <ServiceOf key={id} id={id} />;
}

function ServiceOf({ id }: { id: string }) {
  const { t } = useTranslation("plankton");
  const navigate = useNavigate();
  const { data: item, error, refetch } = useQuery(services.one(id));
  const { data: metadata } = useQuery(serviceMetadata);
  const service = item?.data;
  const labels = labelsOf(fieldsOf(metadata, []));
  return (
    <>
      <PageHeader
        title={visible((service && serviceName(service)) ?? t("service.named", { id }), 120)}
        below={<Link to={paths.services}>{t("services.title")}</Link>}
      >
        {item && (
          <EditButtons
            row={item.data}
            allow={item.allow}
            editPath={paths.serviceEdit(id)}
            loadSpec={loadForm}
            onDeleted={() => void navigate(paths.services)}
          />
        )}
      </PageHeader>
      <WriteNews app="plankton" kind="service" id={id} />
      {error && <ApiProblem error={error} what={t("service.one")} onRetry={() => void refetch()} />}
      {item && <OddNote odd={item.odd} />}
      {item && (
        <ResourceActions
          thing={{
            app: "plankton",
            kind: "service",
            id,
            name: nameOf(item.data),
            path: paths.service(id),
          }}
          of={item.data}
          at={item.at}
          reRead={async () => (await services.fetchOne(id)).data}
          onOutcome={() => void refetch()}
        />
      )}
      {!error && (
        <Panel title={t("fields")}>
          {service ? (
            <>
              <Tree
                data={service}
                label={t("fields")}
                nameOf={(name) => labels[name] ?? (name === "id" ? "ID" : readableName(name))}
              />
              <RawReply raw={service} />
            </>
          ) : (
            <SkeletonLines lines={6} label={t("fields")} />
          )}
        </Panel>
      )}
    </>
  );
}

function nameOf(service: Service): string {
  return serviceName(service) ?? `#${service.id}`;
}

/** Deleting needs none of its fields. */
const loadForm = () => import("./service-form.ts").then(({ serviceForm }) => serviceForm([]));
