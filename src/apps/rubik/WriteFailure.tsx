import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import type { ChangeFailure } from "./change-service.ts";

/**
 * Why something was not done, or that nobody knows: what may have happened already is never followed
 * by "try again" (PRODUCT 5). Nothing where nothing failed.
 */
export function WriteFailure({ failure, what }: { failure: ChangeFailure | null; what: string }) {
  const { t } = useTranslation("rubik");
  if (!failure) return null;
  if (failure.why === "unknown") return <Problem tone="unknown" title={t("notSent.unknown")} />;
  if (failure.error) return <ApiProblem error={failure.error} what={what} />;
  return <Problem title={t(`notSent.${failure.why}`)} />;
}
