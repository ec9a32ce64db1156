import { useLocation, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { ActivityTabs } from "./ActivityTabs.tsx";
import { changeList, requestList } from "./log-columns.tsx";
import { loadLogTexts } from "./log-texts.ts";
import { paths } from "./paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const isChanges = new URL(args.request.url).pathname === paths.changes;
  await Promise.all([listLoader(isChanges ? changeList : requestList)(args), loadLogTexts()]);
  return null;
}

/** `/activity/requests` and `/activity/changes`: the server's own logs. */
export default function LogsPage() {
  const { t } = useTranslation("logs");
  const isChanges = useLocation().pathname === paths.changes;
  const name = isChanges ? "changes" : "requests";
  const title = t(`${name}.title`);
  return (
    <>
      <PageHeader title={title} below={t(`${name}.lead`)}>
        <ActivityTabs />
      </PageHeader>
      {isChanges ? (
        <ResourceList key={name} spec={changeList} label={title} />
      ) : (
        <ResourceList key={name} spec={requestList} label={title} />
      )}
    </>
  );
}
