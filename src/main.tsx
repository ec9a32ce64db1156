import "#src/ui/mantine.css";
import "#src/ui/app.css";
import { createRoot } from "react-dom/client";
import { initialLanguage, startI18n } from "#src/i18n/i18n.ts";
import { commonTexts } from "#src/i18n/common.ts";
import { restoreSession } from "#src/krill/session.ts";
import { Root } from "#src/shell/Root.tsx";

async function boot(): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (import.meta.env.MODE === "demo") await (await import("#mocks/browser.ts")).start();
  await Promise.all([startI18n(initialLanguage(), commonTexts), restoreSession()]);
  const element = document.getElementById("root");
  if (element) createRoot(element).render(<Root nonce={nonce} />);
}

void boot();
