import { useSyncExternalStore } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { journal } from "#src/jobs/browser-journal.ts";
import { Problem } from "#src/ui/Problem.tsx";
import css from "./HomePage.module.css";

/** Actions of this person that are on their way, or whose outcome nobody knows yet. */
export function UnfinishedActions() {
  const { t } = useTranslation("home");
  const { records } = useSyncExternalStore(journal.subscribe, journal.get);
  const unknown = records.filter((one) => one.state === "unknown" && one.checkedAt === null);
  const sending = records.filter((one) => one.state === "sending");
  return (
    <>
      {unknown.length > 0 && (
        <div className={css.unfinished}>
          <Problem tone="unknown" title={t("unknown", { count: unknown.length })}>
            {t("unknownText")} <Link to="/activity?outcome=unknown">{t("toActivity")}</Link>
          </Problem>
        </div>
      )}
      {sending.length > 0 && (
        <p>
          {t("sending", { count: sending.length })}{" "}
          <Link to="/activity?outcome=sending">{t("toActivity")}</Link>
        </p>
      )}
    </>
  );
}
