import { useQuery } from "@tanstack/react-query";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { myApps } from "#src/krill/me.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";

/** Instead of a page of an application that the user lacks (contract 3.9): says so, and asks again whether it is so on request. */
function NoAccess({ app }: { app: string }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation("noAccess");
  const { error, isFetching, refetch } = useQuery(myApps);
  const again = () => void refetch();
  return (
    <>
      <PageHeader title={t("page.noAccess", { app })} />
      <p>{own("text")}</p>
      {error && !isFetching ? (
        <ApiProblem error={error} onRetry={again} />
      ) : (
        <Button variant="default" isBusy={isFetching} onClick={again}>
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
