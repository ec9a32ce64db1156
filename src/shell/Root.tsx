import { MantineProvider } from "@mantine/core";
import { RouterProvider } from "react-router/dom";
import { useSyncExternalStore } from "react";
import { currentLanguage, onLanguage } from "#src/i18n/i18n.ts";
import { LanguageInUse } from "#src/i18n/use-translation.ts";
import { theme } from "#src/ui/theme.ts";
import type { createRouter } from "./router.tsx";

/** The whole application. `nonce` lets Mantine's style tags through the content security policy. */
export function Root({
  nonce,
  router,
}: {
  nonce: string | undefined;
  router: ReturnType<typeof createRouter>;
}) {
  const language = useSyncExternalStore(onLanguage, currentLanguage);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      {...(nonce ? { getStyleNonce: () => nonce } : {})}
    >
      <LanguageInUse value={language}>
        {/* Its transitions would render in slices of 5 ms, and wait for whatever else is asked for. */}
        <RouterProvider router={router} useTransitions={false} />
      </LanguageInUse>
      <div id="announcer" role="status" aria-live="polite" className="k-hidden" />
    </MantineProvider>
  );
}
