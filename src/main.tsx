import "#src/ui/mantine.css";
import "#src/ui/app.css";
import { createRoot } from "react-dom/client";
import { initialLanguage, startI18n } from "#src/i18n/i18n.ts";
import { commonTexts } from "#src/i18n/common.ts";
import { restoreSession } from "#src/krill/session.ts";
import { createRouter } from "#src/shell/router.tsx";
import { Root } from "#src/shell/Root.tsx";
import { afterFirstPaint, drawFirst } from "#src/util/after-paint.ts";
import { basePath, loadSite } from "#src/util/site.ts";

// The document had switched stacks off while the libraries were loaded (scripts/preload-inline.ts).
Error.stackTraceLimit = 10;

/** Milliseconds. */
const PATIENCE = 150;

type Router = ReturnType<typeof createRouter>;

async function boot(): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (import.meta.env.MODE === "demo") await (await import("#mocks/browser.ts")).start();
  const element = document.getElementById("root");
  try {
    await loadSite();
  } catch (error) {
    // Without knowing where the API is there is nothing to start, and no language either.
    element?.append(
      `${String(error)} – Krill Console cannot start. / Krill Console no puede arrancar.`,
    );
    return;
  }
  const texts = startI18n(initialLanguage(), commonTexts);
  await restoreSession();
  // Before anything is drawn: the page's code and what it asks for are on their way meanwhile.
  const router = createRouter();
  await Promise.all([texts, isReady(router)]);
  drawFirst();
  if (element) createRoot(element).render(<Root nonce={nonce} router={router} />);
  await afterFirstPaint();
  document.querySelector('link[rel="icon"]')?.setAttribute("href", `${basePath()}favicon.svg`);
}

/** Waits for the first page, though not so long that the screen stays white. */
async function isReady(router: Router): Promise<void> {
  if (router.state.initialized) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE);
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      resolve();
    });
  });
}

void boot();
