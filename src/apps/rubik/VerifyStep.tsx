import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { CopyButton } from "#src/ui/Copy.tsx";
import { visible } from "#src/util/text.ts";
import { hasCoverage, verify, type Verdict } from "./coverage-api.ts";
import type { StepProps } from "./CoveragePage.tsx";
import { NoCoverage } from "./NoCoverage.tsx";
import css from "./coverage.module.css";

/** Asks the owner whether the home can be served; only 100 goes on (contract 3.7). */
export function VerifyStep({ draft, change }: StepProps) {
  const { t } = useTranslation("rubik");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { home, product, verdict } = draft;
  if (!home) return null;
  const ask = async () => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      const answer = await verify(home.owner, product?.uid ?? home.uid);
      // Of another home that was chosen meanwhile it says nothing.
      change((now) =>
        now.home === home && now.product === product ? { verdict: answer, open: null } : {},
      );
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const covered = verdict && hasCoverage(verdict);
  return (
    <>
      {verdict && covered !== true && (
        <NoCoverage
          draft={draft}
          change={change}
          title={covered === false ? t("coverage.none") : t("coverage.unclear")}
        >
          <OwnersWords verdict={verdict} />
        </NoCoverage>
      )}
      {verdict === null && <p className={css.done}>{t("coverage.verifyText")}</p>}
      {verdict && covered === true && <OwnersWords verdict={verdict} />}
      {error !== null && <ApiProblem error={error} what={t("coverage.verify")} />}
      <div className={css.buttons}>
        <Button
          size="sm"
          variant={verdict ? "default" : "filled"}
          aria-disabled={isBusy}
          onClick={() => void ask()}
        >
          {isBusy
            ? t("coverage.verifying")
            : t(verdict ? "coverage.verifyAgain" : "coverage.verify")}
        </Button>
      </div>
    </>
  );
}

/** The owner's own words, and its code. */
function OwnersWords({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("rubik");
  const said = [verdict.message, verdict.description].filter(Boolean).join(". ");
  return (
    <>
      {t("coverage.code", { code: verdict.code ?? "—" })}
      {said && (
        <>
          {" "}
          {visible(said, 600)}
          <CopyButton text={said} what={t("coverage.answer")} />
        </>
      )}
    </>
  );
}
