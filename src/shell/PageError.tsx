import { useSyncExternalStore } from "react";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { reload } from "#src/util/reload.ts";

/**
 * A page that could not be shown; a vanished chunk (the console was updated) says to reload. Without a
 * connection nothing is offered: a reload would lose what is there.
 */
export function PageError() {
  const error = useRouteError();
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(onConnection, () => navigator.onLine);
  const text = isRouteErrorResponse(error)
    ? `${error.status} ${error.statusText}`
    : error instanceof Error
      ? error.message
      : String(error);
  const hasVanished = /dynamically imported module|importing a module|preload/iu.test(text);
  return (
    <div style={{ padding: 24 }}>
      <Problem
        title={t(hasVanished ? "page.vanished" : "page.crashed")}
        onRetry={isOnline ? reload : undefined}
        retryLabel={t(hasVanished ? "shell.reload" : "tryAgain")}
        details={<pre>{text}</pre>}
      >
        {!isOnline && t("shell.offline")}
        {isOnline && t(hasVanished ? "page.vanishedText" : "page.crashedText")}
      </Problem>
    </div>
  );
}

function onConnection(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
