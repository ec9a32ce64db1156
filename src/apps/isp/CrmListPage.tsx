import { useLocation, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ListRow, ListSpec } from "#src/resource/list-spec.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { contextList } from "./context-columns.tsx";
import { collectionOf } from "./crm-collection.ts";
import { loadCrmTexts } from "./crm-texts.ts";
import { CrmTabs } from "./CrmTabs.tsx";
import { potsList } from "./pots-columns.tsx";
import { profileList } from "./profile-columns.tsx";

const LOADERS = {
  potses: listLoader(potsList),
  profiles: listLoader(profileList),
  contexts: listLoader(contextList),
};

export async function loader(args: LoaderFunctionArgs) {
  const { pathname } = new URL(args.request.url);
  await Promise.all([LOADERS[collectionOf(pathname)](args), loadCrmTexts()]);
  return null;
}

/** `/isp/potses`, `/isp/profiles`, `/isp/contexts`: all of them. */
export default function CrmListPage() {
  const { t } = useTranslation("crm");
  const collection = collectionOf(useLocation().pathname);
  if (collection === "potses") return <All spec={potsList} kind="pots" title={t("potses.title")} />;
  if (collection === "profiles")
    return <All spec={profileList} kind="profile" title={t("profiles.title")} />;
  return (
    <All spec={contextList} kind="context" title={t("contexts.title")} lead={t("contexts.lead")} />
  );
}

function All<Row extends ListRow>({
  spec,
  kind,
  title,
  lead,
}: {
  spec: ListSpec<Row>;
  /** What the journal calls one. */
  kind: string;
  title: string;
  lead?: string;
}) {
  return (
    <>
      <PageHeader title={title} below={lead}>
        <CrmTabs />
      </PageHeader>
      <WriteNews app="isp" kind={kind} />
      <ResourceList key={spec.name} spec={spec} label={title} />
    </>
  );
}
