import { isRouteErrorResponse, useRouteError } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Problem } from "#src/ui/Problem.tsx";

/** A page that could not be shown; a vanished chunk (the console was updated) says to reload. */
export function PageError() {
  const error = useRouteError();
  const { t } = useTranslation();
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
        onRetry={() => window.location.reload()}
        retryLabel={t(hasVanished ? "shell.reload" : "tryAgain")}
        details={<pre>{text}</pre>}
      >
        {t(hasVanished ? "page.vanishedText" : "page.crashedText")}
      </Problem>
    </div>
  );
}
