import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { me, myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { accessExpiry } from "#src/krill/access-expiry.ts";
import { isKept, isRenewed, session, signOut } from "#src/krill/session.ts";
import { tabsWithSession } from "#src/krill/session-tabs.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import { appName } from "./app-names.ts";
import { myRights } from "./rights.ts";
import { SettingsPanel } from "./SettingsPanel.tsx";
import { SettingsFilePanel } from "./SettingsFilePanel.tsx";

export function loader() {
  void queryClient.prefetchQuery(me);
  void queryClient.prefetchQuery(myRights);
  return null;
}

/** `/account`: who is signed in, what this person may use, and how the console is set in this browser. */
export default function AccountPage() {
  const { t } = useTranslation("account");
  const user = useQuery(me);
  const apps = useQuery(myApps);
  const { username } = useSyncExternalStore(session.subscribe, session.get);
  // A server without this knows the applications all the same.
  const isUntold = isAbsent(user.error);
  return (
    <>
      <PageHeader title={t("title")} />
      <Panel title={t("user")}>
        <Facts
          facts={[
            [t("name"), user.data?.name ?? username],
            [t("email"), user.isPending ? "…" : user.data?.email],
            [
              t("apps"),
              apps.isPending
                ? "…"
                : (apps.data?.map((names) => appName(names, currentLanguage())).join(", ") ??
                  t("appsUnknown")),
            ],
          ]}
        />
        {user.error && !isUntold && (
          <ApiProblem error={user.error} what={t("user")} onRetry={() => void user.refetch()} />
        )}
      </Panel>
      <SettingsPanel />
      <SettingsFilePanel />
      <Sessions />
      <Rights />
    </>
  );
}

/** What the server says that this person may do; where it says nothing, that. */
function Rights() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const { data, isPending } = useQuery(myRights);
  const yesNo = (value: boolean | null) => (value === null ? null : common(value ? "yes" : "no"));
  const names = (all: readonly string[]) => visible(all.join(", "), 4000) || null;
  const isTold = data && (data.groups.length > 0 || data.permissions.length > 0);
  return (
    <Panel title={t("rights")}>
      {isPending && <SkeletonLines label={t("rights")} lines={2} />}
      {data && (
        <Facts
          facts={[
            [t("staff"), yesNo(data.isStaff)],
            [t("superuser"), yesNo(data.isSuperuser)],
            [t("groups"), names(data.groups)],
            [t("permissions"), names(data.permissions)],
          ]}
        />
      )}
      {!isPending && !isTold && <p className="k-dim">{t("rightsUnknown")}</p>}
    </Panel>
  );
}

/** The session of this browser: in how many tabs, until when, and its end everywhere. */
function Sessions() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const { username } = useSyncExternalStore(session.subscribe, session.get);
  const { data: tabs } = useQuery({
    queryKey: ["session", "tabs"],
    queryFn: tabsWithSession,
    refetchInterval: 5_000,
    networkMode: "always",
  });
  const expiry = accessExpiry();
  return (
    <Panel
      title={t("session")}
      aside={
        <Button size="compact-sm" variant="default" onClick={() => void signOut()}>
          {t("signOutAll")}
        </Button>
      }
    >
      <Facts
        facts={[
          [t("username"), username],
          [t("tabs"), tabs ?? t("tabsUnknown")],
          [t("kept"), common(isKept() ? "yes" : "no")],
          [
            t("expires"),
            <span key="expires">
              {expiry ? <Moment at={expiry} /> : t("expiresUntold")} ·{" "}
              {t(isRenewed() ? "renewed" : "notRenewed")}
            </span>,
          ],
          [t("version"), __VERSION__],
        ]}
      />
    </Panel>
  );
}
