import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { Problem } from "#src/ui/Problem.tsx";
import { ApiProblem } from "./ApiProblem.tsx";
import type { FormTrouble as Trouble } from "./use-form.ts";

/** Why a form was not saved, or why nobody knows; what is wrong with a field stands at the field. */
export function FormTrouble({
  trouble,
  isNew,
  listPath,
}: {
  trouble: Trouble;
  isNew: boolean;
  listPath: string;
}) {
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
  if (trouble.kind === "not-read") return <ApiProblem error={trouble.error} what={t("notRead")} />;
  if (trouble.kind === "refused") return <ApiProblem error={trouble.error} what={t("failed")} />;
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
