import { useEffect, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import type { ScanState } from "#src/resource/scan.ts";
import { ScanProgress } from "#src/resource/ScanProgress.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import type { MatrixRow } from "./matrix-rows.ts";
import { matrixScan, type MatrixScan } from "./matrix-scan.ts";
import css from "./matrix.module.css";

/** All rows of a search as they come; reads them where nobody did lately. */
export function useReading(
  query: string,
  options?: { hasServices: boolean },
): { reading: MatrixScan; state: ScanState<MatrixRow> } {
  const reading = matrixScan(query, options);
  const { scan } = reading;
  const state = scan.use();
  useEffect(() => {
    scan.warm();
  }, [scan]);
  return { reading, state };
}

/** How far a search was read, what of it the server ignored, and what failed. */
export function SearchReading({
  reading: { scan, ignored },
  state,
  title,
  what,
  children,
}: ReturnType<typeof useReading> & {
  /** Names what failed. */
  title: string;
  /** Names the rows. */
  what: string;
  /** Stands beside the progress. */
  children?: ReactNode;
}) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const { names, hidden } = ignored();
  return (
    <>
      <div className={css.bar}>
        <ScanProgress what={what} scan={scan} state={state} />
        {children}
      </div>
      {names.size > 0 && (
        <Problem
          tone="warning"
          title={common("list.ignored", {
            name: [...names].map((one) => visible(one, 60)).join(", "),
          })}
        >
          {t("matrix.ignored", { count: hidden })}
        </Problem>
      )}
      {state.state === "failed" && (
        <div className={css.failed}>
          <ApiProblem
            error={asApiError(state.error)}
            what={title}
            onRetry={() => void scan.start()}
          />
        </div>
      )}
    </>
  );
}
