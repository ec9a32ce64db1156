import "#src/ui/mantine.css";
import "#src/ui/app.css";
import { createRoot } from "react-dom/client";
import { initialLanguage, startI18n } from "#src/i18n/i18n.ts";
import { commonTexts } from "#src/i18n/common.ts";
import { restoreSession } from "#src/krill/session.ts";
import { Root } from "#src/shell/Root.tsx";
import { loadSite } from "#src/util/site.ts";

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
  await Promise.all([startI18n(initialLanguage(), commonTexts), restoreSession()]);
  if (element) createRoot(element).render(<Root nonce={nonce} />);
}

void boot();
