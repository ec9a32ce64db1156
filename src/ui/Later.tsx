import { useEffect, useEffectEvent, useState, type ComponentType, type ReactNode } from "react";
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
 * else back (React delays suspended reveals), and a failed load stays in its place. Without a connection
 * no reload is offered, which would leave nothing: it is loaded once there is one.
 */
export function Later<Props extends object>(part: Part<Props>) {
  const [attempt, setAttempt] = useState(0);
  const again = () => setAttempt(attempt + 1);
  // What a new release took away comes back with a reload only.
  const isLost = attempt > 0;
  const retry = () => (isLost && navigator.onLine ? window.location.reload() : again());
  return <Loading key={attempt} {...part} isLost={isLost} onRetry={retry} onBack={again} />;
}

function Loading<Props extends object>({
  load,
  props,
  until,
  isLost,
  onRetry,
  onBack,
}: Part<Props> & {
  isLost: boolean;
  onRetry: () => void;
  /** There is a connection again. */
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const [part, setPart] = useState<
    { Component: ComponentType<Props> } | "failed" | "offline" | null
  >(null);
  const back = useEffectEvent(onBack);
  useEffect(() => {
    let isWanted = true;
    const online = () => back();
    load()
      .then((Component) => isWanted && setPart({ Component }))
      .catch(() => {
        if (!isWanted) return;
        setPart(navigator.onLine ? "failed" : "offline");
        if (!navigator.onLine) window.addEventListener("online", online);
      });
    return () => {
      isWanted = false;
      window.removeEventListener("online", online);
    };
  }, [load]);
  if (part === null)
    return until === undefined ? <SkeletonLines label={t("loading")} /> : <>{until}</>;
  if (part === "offline") return <Problem title={t("page.vanished")}>{t("shell.offline")}</Problem>;
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
