import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { SkeletonLines } from "./Empty.tsx";
import { Problem } from "./Problem.tsx";

interface Part<Props extends object> {
  /** The same function each time: defined outside of the component. */
  load: () => Promise<ComponentType<Props>>;
  props: Props;
  /** What stands until it is there; grey lines unless told. */
  until?: ReactNode;
}

/**
 * A part of a page that is loaded when it is first shown. Unlike a lazy component it holds nothing
 * else back (React delays suspended reveals), and a failed load stays in its place.
 */
export function Later<Props extends object>(part: Part<Props>) {
  const [attempt, setAttempt] = useState(0);
  const retry = () => setAttempt(attempt + 1);
  // What a new release took away comes back with a reload only.
  const isLost = attempt > 0;
  return <Loading key={attempt} {...part} isLost={isLost} onRetry={isLost ? reload : retry} />;
}

function Loading<Props extends object>({
  load,
  props,
  until,
  isLost,
  onRetry,
}: Part<Props> & { isLost: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  const [part, setPart] = useState<{ Component: ComponentType<Props> } | "failed" | null>(null);
  useEffect(() => {
    let isWanted = true;
    load()
      .then((Component) => isWanted && setPart({ Component }))
      .catch(() => isWanted && setPart("failed"));
    return () => {
      isWanted = false;
    };
  }, [load]);
  if (part === null)
    return until === undefined ? <SkeletonLines label={t("loading")} /> : <>{until}</>;
  if (part === "failed")
    return (
      <Problem
        title={t("page.vanished")}
        onRetry={onRetry}
        retryLabel={t(isLost ? "shell.reload" : "tryAgain")}
      >
        {t("page.vanishedText")}
      </Problem>
    );
  return <part.Component {...props} />;
}

function reload(): void {
  window.location.reload();
}
