import { Link } from "react-router";
import { cpeName, customerName, type Cpe } from "#src/apps/isp/api.ts";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import type { Installed } from "./install.ts";

/** Why it was not sent, was refused, or that nobody knows. */
export function InstallProblem({
  result,
  unplaced,
  onForce,
  onUse,
}: {
  result: Installed;
  /** What the server said of fields that are not on the page. */
  unplaced: readonly string[];
  /** Sends it although that speaks against it: a button of its own, since the one below only looks. */
  onForce: () => void;
  /** Takes a CPE that has the serial number already. */
  onUse: (cpe: number) => void;
}) {
  const { t } = useTranslation("installer");
  switch (result.kind) {
    case "done":
      return null;
    case "there": {
      const [cpe] = result.rows;
      if (!cpe) return null;
      return (
        <Problem
          tone="warning"
          title={t("problem.there")}
          retryLabel={t("problem.use", { name: visible(cpeName(cpe), 60) })}
          onRetry={() => onUse(cpe.id)}
        />
      );
    }
    case "taken":
      return (
        <Problem
          tone="warning"
          title={t("problem.taken")}
          retryLabel={t("send.anyway")}
          onRetry={onForce}
        >
          <Others rows={result.rows} />
          <p>{t("problem.takenText")}</p>
        </Problem>
      );
    case "cannot-tell":
      return (
        <Problem
          tone="unknown"
          title={t("problem.cannotTell")}
          retryLabel={t("send.again")}
          onRetry={onForce}
        >
          {t("problem.cannotTellText")}
        </Problem>
      );
    case "not-arrived":
      return (
        <Problem
          tone="warning"
          title={t("problem.notArrived")}
          retryLabel={t("send.again")}
          onRetry={onForce}
        >
          {t("problem.notArrivedText")}
        </Problem>
      );
    case "unknown":
      return (
        <Problem tone="unknown" title={t("problem.unknown")}>
          {t("problem.unknownText")}
        </Problem>
      );
    case "not-sent":
      return result.why === "offline" ? (
        <Offline />
      ) : (
        <Problem title={t("problem.notSent")}>{t("problem.offlineText")}</Problem>
      );
    case "not-kept":
      return <Problem title={t("problem.notKept")} />;
    case "may-not":
      return <Problem title={t("problem.mayNot")} />;
    case "not-read":
      return result.error.kind === "network" ? (
        <Offline />
      ) : (
        <ApiProblem error={result.error} what={t("problem.notRead")} />
      );
    default:
      return (
        <>
          <ApiProblem error={result.error} what={t("send.what")} />
          {unplaced.map((said) => (
            <p key={said} className="k-note">
              {visible(said, 300)}
            </p>
          ))}
        </>
      );
  }
}

function Offline() {
  const { t } = useTranslation("installer");
  return <Problem title={t("problem.offline")}>{t("problem.offlineText")}</Problem>;
}

function Others({ rows }: { rows: readonly Cpe[] }) {
  return (
    <ul>
      {rows.map((cpe) => (
        <li key={cpe.id}>
          <Link to={crm.cpe(cpe.id)}>{visible(cpeName(cpe), 80)}</Link>
          {typeof cpe.customer === "object" &&
            cpe.customer &&
            ` · ${visible(customerName(cpe.customer), 120)}`}
        </li>
      ))}
    </ul>
  );
}
