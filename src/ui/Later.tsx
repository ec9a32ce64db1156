import { useEffect, useReducer, useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { SkeletonLines } from "./Empty.tsx";
import { Vanished } from "./Problem.tsx";

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
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  return <Loading key={attempt} {...part} isLost={attempt > 0} onAgain={again} />;
}

function Loading<Props extends object>({
  load,
  props,
  until,
  isLost,
  onAgain,
}: Part<Props> & {
  /** It was tried again: what a new release took away comes back with a reload only. */
  isLost: boolean;
  /** The same function each time. */
  onAgain: () => void;
}) {
  const { t } = useTranslation();
  const [part, setPart] = useState<{ Component: ComponentType<Props> } | "failed" | null>(null);
  useEffect(() => {
    let isWanted = true;
    load()
      .then((Component) => isWanted && setPart({ Component }))
      .catch(() => {
        if (!isWanted) return;
        setPart("failed");
        window.addEventListener("online", onAgain);
      });
    return () => {
      isWanted = false;
      window.removeEventListener("online", onAgain);
    };
  }, [load, onAgain]);
  if (part === null)
    return until === undefined ? <SkeletonLines label={t("loading")} /> : <>{until}</>;
  if (part === "failed") return <Vanished onRetry={isLost ? undefined : onAgain} />;
  return <part.Component {...props} />;
}
