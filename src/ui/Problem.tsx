import type { ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "./Button.tsx";
import { ToneIcon, type Tone } from "./Tone.tsx";
import css from "./Problem.module.css";

/** Something that failed: what, why, what to do; the rest of the page stays as it is. */
export function Problem({
  title,
  children,
  details,
  onRetry,
  tone = "bad",
  retryLabel,
  isQuiet = false,
}: {
  title: string;
  children?: ReactNode;
  /** Shown on request: the raw reply, the request as curl. */
  details?: ReactNode;
  onRetry?: (() => void) | undefined;
  tone?: Tone;
  retryLabel?: string;
  /** A remark, which does not interrupt a screen reader. */
  isQuiet?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div role={isQuiet ? "note" : "alert"} className={css.problem} data-tone={tone}>
      <ToneIcon tone={tone} size={20} />
      <div className={css.text}>
        <p className={css.title}>{title}</p>
        {children && <div>{children}</div>}
        {details && (
          <details className={css.details}>
            <summary>{t("details")}</summary>
            {details}
          </details>
        )}
      </div>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {retryLabel ?? t("tryAgain")}
        </Button>
      )}
    </div>
  );
}
