import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { me, myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { accessExpiry, session } from "#src/krill/session.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";

export function loader() {
  void queryClient.prefetchQuery(me);
  return null;
}

/** `/account`: who is signed in, and what this person may use. */
export default function AccountPage() {
  const { t } = useTranslation("account");
  const { username } = useSyncExternalStore(session.subscribe, session.get);
  const user = useQuery(me);
  const apps = useQuery(myApps);
  return (
    <>
      <PageHeader title={t("title")} />
      <Panel title={t("user")}>
        {user.isPending && <SkeletonLines label={t("user")} lines={2} />}
        {user.error && (
          <ApiProblem error={user.error} what={t("user")} onRetry={() => void user.refetch()} />
        )}
        {user.data && (
          <Facts
            facts={[
              [t("name"), user.data.name],
              [t("email"), user.data.email],
              [t("apps"), apps.data?.map(([name]) => name).join(", ") ?? t("appsUnknown")],
            ]}
          />
        )}
      </Panel>
      <Panel title={t("session")}>
        <Facts
          facts={[
            [t("username"), username],
            [t("expires"), <Moment key="expires" at={accessExpiry()} />],
            [t("version"), __VERSION__],
          ]}
        />
      </Panel>
    </>
  );
}
