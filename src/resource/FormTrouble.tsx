import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { Problem } from "#src/ui/Problem.tsx";
import { ApiProblem } from "./ApiProblem.tsx";
import type { FormTrouble as Trouble } from "./use-form.ts";

/** Why a form was not saved; what is wrong with a field stands at the field. */
export function FormTrouble({ trouble }: { trouble: Trouble }) {
  const { t } = useTranslation("form");
  if (trouble.kind === "gone") return <Problem title={t("notThere")} />;
  if (trouble.kind === "not-allowed") return <Problem title={t("notAllowed")} />;
  if (trouble.kind === "unchanged") return <Problem tone="info" title={t("unchanged")} />;
  if (trouble.kind === "not-sent")
    return (
      <Problem title={t("failed")}>
        {t(trouble.why === "offline" ? "offline" : "noJournal")}
      </Problem>
    );
  const what = t(trouble.kind === "not-read" ? "notRead" : "failed");
  return <ApiProblem error={trouble.error} what={what} />;
}

/** That a form was sent and nobody knows what came of it, and how to find out. */
export function FormDoubt({ isNew, listPath }: { isNew: boolean; listPath: string }) {
  const { t } = useTranslation("form");
  return (
    <Problem tone="unknown" title={t(isNew ? "unknownCreate" : "unknownSave")}>
      <p>{t(isNew ? "unknownCreateText" : "unknownSaveText")}</p>
      {isNew && (
        <Link to={listPath} target="_blank">
          {t("toList")}
        </Link>
      )}
    </Problem>
  );
}
