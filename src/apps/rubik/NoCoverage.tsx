import type { ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import type { StepProps } from "./CoveragePage.tsx";
import css from "./coverage.module.css";

/** There is no coverage, or nobody knows: what the owner says, and what can be done next. */
export function NoCoverage({
  draft,
  change,
  title,
  children,
}: StepProps & { title: string; children: ReactNode }) {
  const { t } = useTranslation("rubik");
  return (
    <>
      <Problem tone="warning" title={title}>
        {children}
      </Problem>
      <p className={css.note}>{t("coverage.next")}</p>
      <div className={css.buttons}>
        <Button variant="default" size="sm" onClick={() => change({ open: "home" })}>
          {t("coverage.otherHome")}
        </Button>
        {draft.product && (
          <Button variant="default" size="sm" onClick={() => change({ open: "product" })}>
            {t("coverage.otherProduct")}
          </Button>
        )}
        <Button variant="default" size="sm" onClick={() => change({ open: "address" })}>
          {t("coverage.otherAddress")}
        </Button>
      </div>
    </>
  );
}
