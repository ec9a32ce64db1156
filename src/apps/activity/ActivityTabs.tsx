import { Link, useLocation } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import tabs from "#src/ui/PageTabs.module.css";
import { parseActivity } from "./activity-search.ts";
import { LOGGER_NAMES, paths } from "./paths.ts";

/** What this browser knows, and the server's own logs for those who have them. */
export function ActivityTabs() {
  const { t } = useTranslation("activity");
  const { pathname, search } = useLocation();
  const hasLogs = useHasApp(LOGGER_NAMES);
  const isThisTab = parseActivity(new URLSearchParams(search)).tab === "requests";
  const inLog = pathname.startsWith(`${paths.requests}/`) ? paths.requests : pathname;
  const here = pathname === paths.mine && isThisTab ? paths.thisTab : inLog;
  const all: readonly (readonly [string, string])[] = [
    [paths.mine, t("tabs.actions")],
    [paths.thisTab, t("tabs.requests")],
    ...(hasLogs
      ? ([
          [paths.requests, t("tabs.log")],
          [paths.changes, t("tabs.changes")],
        ] as const)
      : []),
  ];
  return (
    <nav aria-label={t("tabs.label")} className={tabs.tabs}>
      {all.map(([path, name]) => (
        <Link key={path} to={path} aria-current={here === path ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
