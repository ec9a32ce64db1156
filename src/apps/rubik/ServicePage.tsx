import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { idInPath } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { OddNote } from "#src/resource/OddNote.tsx";
import { rememberVisit } from "#src/resource/recents.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Later } from "#src/ui/Later.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { serviceEvents, serviceName, services, type Service } from "./api.ts";
import { LifeCycle } from "./LifeCycle.tsx";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { ServiceEvents } from "./ServiceEvents.tsx";
import { ServiceFacts } from "./ServiceFacts.tsx";
import { ServiceState } from "./ServiceState.tsx";
import { ServiceTickets } from "./ServiceTickets.tsx";
import { ServiceTests } from "./ServiceTests.tsx";
import { isOpen, stageOf } from "./states.ts";
import css from "./rubik.module.css";

const loadDialog = async () => (await import("./StateDialog.tsx")).StateDialog;

export async function loader({ params }: LoaderFunctionArgs) {
  const id = idInPath(params["id"]);
  if (id !== null) {
    void queryClient.prefetchQuery(services.one(id));
    void queryClient.prefetchQuery(ownerSettings);
    void queryClient.prefetchQuery(serviceEvents(id));
  }
  await Promise.all([loadActionTexts(), loadFormTexts()]);
  return null;
}

/** `/rubik/services/:id`: a service, where it stands, and what can be done with it now. */
export default function ServicePage() {
  const { t } = useTranslation("rubik");
  const id = idInPath(useParams()["id"]);
  if (id === null)
    return (
      <>
        <PageHeader title={t("services.one")} />
        <Empty title={t("notAnId")} />
      </>
    );
  return <ServiceOf key={id} id={id} />;
}

function ServiceOf({ id }: { id: number }) {
  const { t } = useTranslation("rubik");
  const {
    data: item,
    error,
    refetch,
  } = useQuery({
    ...services.one(id),
    // The owner is working on it: the page says so the moment it is done.
    refetchInterval: ({ state }) =>
      stageOf(state.data?.data.state) === "ordering" ? 3_000 : false,
  });
  const service = item?.data ?? null;
  const mayChange = !item?.allow || item.allow.has("PATCH");
  const isWholeOnly = !mayChange && item?.allow?.has("PUT") === true;
  const title = service ? visible(serviceName(service), 80) : `${t("services.one")} ${id}`;
  const customer = visible(cleanText(service?.crm_customer_label) ?? "", 120);
  useEffect(() => {
    if (service)
      rememberVisit({
        kind: "rubik-service",
        id,
        title,
        detail: customer,
        path: paths.service(id),
      });
  }, [id, service, title, customer]);
  return (
    <>
      <PageHeader
        title={title}
        below={
          service ? (
            <>
              <ServiceState state={service.state} /> {customer}
            </>
          ) : (
            // Its line has its place before it comes.
            !error && "\u00A0"
          )
        }
      >
        <Link to={paths.services}>{t("services.back")}</Link>
      </PageHeader>
      <WriteNews app="rubik" kind="service" id={id} />
      {error && (
        <ApiProblem error={error} what={t("services.one")} onRetry={() => void refetch()} />
      )}
      {item && <OddNote odd={item.odd} />}
      {!service && !error && <Reading />}
      {service && (
        <Whole service={service} mayChange={mayChange} isWholeOnly={isWholeOnly} at={item?.at} />
      )}
    </>
  );
}

/** What stands until the service is there, in the places of what comes. */
function Reading() {
  const { t } = useTranslation("rubik");
  return (
    <>
      <Panel title={t("cycle.title")}>
        <div className={css.cycleReading}>
          <SkeletonLines label={t("cycle.title")} lines={3} />
        </div>
      </Panel>
      <Panel title={t("services.facts")}>
        <SkeletonLines label={t("services.one")} lines={8} />
      </Panel>
    </>
  );
}

function Whole({
  service,
  mayChange,
  isWholeOnly,
  at,
}: {
  service: Service;
  mayChange: boolean;
  /** The server takes a service as a whole alone (PUT). */
  isWholeOnly: boolean;
  at: Date | undefined;
}) {
  const { t } = useTranslation("rubik");
  const [isPlanning, setPlanning] = useState(false);
  const owners = useQuery(ownerSettings);
  const owner = settingsOf(owners.data, service.owner);
  const canPlan = mayChange && isOpen(service.state) && stageOf(service.state) !== "ordering";
  return (
    <>
      <LifeCycle service={service} mayChange={mayChange} isWholeOnly={isWholeOnly} />
      <Panel
        title={t("services.facts")}
        aside={
          canPlan && (
            <Button size="compact-sm" variant="default" onClick={() => setPlanning(true)}>
              {t("dialog.plan")}
            </Button>
          )
        }
      >
        <ServiceFacts
          service={service}
          owner={owner}
          isWaiting={owners.isPending}
          mayChange={mayChange}
        />
      </Panel>
      <ServiceTests service={service} owner={owner} owners={owners} at={at} />
      <ServiceTickets service={service} owner={owner} />
      <ServiceEvents id={service.id} />
      {isPlanning && (
        <Later
          load={loadDialog}
          until={null}
          props={{ service, transition: null, onClose: () => setPlanning(false) }}
        />
      )}
    </>
  );
}
