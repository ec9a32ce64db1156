import { queryOptions, useQuery } from "@tanstack/react-query";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { askApps, myApps } from "#src/krill/me.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";

/** Asked by a person: unlike the asking in the background it tells why nothing is known. */
const again = queryOptions({
  queryKey: [...myApps.queryKey, "again"],
  enabled: false,
  gcTime: 0,
  queryFn: async ({ signal, client }) => {
    const told = await askApps(signal);
    client.setQueryData(myApps.queryKey, told);
    return told;
  },
});

/** Instead of a page of an application that the user lacks (contract 3.9): says so, and asks again whether it is so on request. */
function NoAccess({ app }: { app: string }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation("noAccess");
  const known = useQuery(myApps);
  const asked = useQuery(again);
  const error = asked.error ?? known.error;
  const isFetching = asked.isFetching || known.isFetching;
  const ask = () => void asked.refetch();
  return (
    <>
      <PageHeader title={t("page.noAccess", { app })} />
      <p>{own("text")}</p>
      {error && !isFetching ? (
        <ApiProblem error={error} what={t("shell.applications")} onRetry={ask} />
      ) : (
        <Button variant="default" isBusy={isFetching} onClick={ask}>
          {t("tryAgain")}
        </Button>
      )}
    </>
  );
}

/** The page with its words. */
export async function load(): Promise<typeof NoAccess> {
  await loadTexts("noAccess", {
    en: () => import("./no-access.en.ts"),
    es: () => import("./no-access.es.ts"),
  });
  return NoAccess;
}
