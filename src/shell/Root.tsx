import { MantineProvider } from "@mantine/core";
import { RouterProvider } from "react-router/dom";
import { useState } from "react";
import { theme } from "#src/ui/theme.ts";
import { createRouter } from "./router.tsx";

/** The whole application. `nonce` lets Mantine's style tags through the content security policy. */
export function Root({ nonce }: { nonce: string | undefined }) {
  const [router] = useState(createRouter);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      {...(nonce ? { getStyleNonce: () => nonce } : {})}
    >
      <RouterProvider router={router} />
      <div id="announcer" role="status" aria-live="polite" className="k-hidden" />
    </MantineProvider>
  );
}
