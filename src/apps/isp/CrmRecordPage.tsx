import { useLocation, useParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { listLoader } from "#src/resource/use-list.ts";
import { Empty } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { potses, profiles } from "./api.ts";
import { ContextOf } from "./ContextOf.tsx";
import { contexts } from "./contexts.ts";
import { cpeList } from "./cpe-columns.tsx";
import { collectionOf } from "./crm-collection.ts";
import { loadCrmTexts } from "./crm-texts.ts";
import { idInPath } from "./paths.ts";
import { potsList } from "./pots-columns.tsx";
import { PotsOf } from "./PotsOf.tsx";
import { ProfileOf } from "./ProfileOf.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const id = idInPath(args.params["id"]);
  if (id !== null) {
    const collection = collectionOf(new URL(args.request.url).pathname);
    if (collection === "potses") void queryClient.prefetchQuery(potses.one(id));
    if (collection === "profiles") {
      void queryClient.prefetchQuery(profiles.one(id));
      void listLoader(cpeList, { profile: String(id) })(args);
    }
    if (collection === "contexts") {
      void queryClient.prefetchQuery(contexts.one(id));
      void listLoader(potsList, { context: String(id) })(args);
    }
  }
  await loadCrmTexts();
  return null;
}

const PARTS = { potses: PotsOf, profiles: ProfileOf, contexts: ContextOf };

/** `/isp/potses/:id`, `/isp/profiles/:id`, `/isp/contexts/:id`. */
export default function CrmRecordPage() {
  const { t } = useTranslation("crm");
  const collection = collectionOf(useLocation().pathname);
  const id = idInPath(useParams()["id"]);
  const Part = PARTS[collection];
  return id === null ? (
    <>
      <PageHeader title={t(`${collection}.one`)} />
      <Empty title={t(`${collection}.notAnId`)} />
    </>
  ) : (
    <Part key={`${collection} ${id}`} id={id} />
  );
}
