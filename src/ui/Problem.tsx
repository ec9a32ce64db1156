import type { ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { reload } from "#src/util/reload.ts";
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
  retryLabel?: string | undefined;
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

/**
 * Code or texts that did not come, in most cases since a new release took them away: then only a reload helps, which without a
 * connection would leave nothing.
 */
export function Vanished({
  onRetry,
  onOffline,
}: {
  /** What is tried before a reload is offered. */
  onRetry?: (() => void) | undefined;
  /** What is tried without a connection; nothing is offered then unless told. */
  onOffline?: () => void;
}) {
  const { t } = useTranslation();
  const isOnline = navigator.onLine;
  return (
    <Problem
      title={t("page.vanished")}
      onRetry={isOnline ? (onRetry ?? reload) : onOffline}
      retryLabel={isOnline && !onRetry ? t("shell.reload") : undefined}
    >
      {t(isOnline ? "page.vanishedText" : "shell.offline")}
    </Problem>
  );
}
