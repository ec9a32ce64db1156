import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asCurl } from "#src/krill/curl.ts";
import type { RequestFacts } from "#src/krill/errors.ts";
import { withoutSecrets } from "#src/krill/request-log.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { maskSecrets } from "#src/util/secrets.ts";
import { visible } from "#src/util/text.ts";
import css from "./RawReply.module.css";

const MOST = 200_000;

/** The reply as it came, secrets masked, and the request behind it; written out only once opened. */
export function RawReply({ raw, request }: { raw: unknown; request?: RequestFacts | undefined }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={css.raw} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("reading.raw")}</summary>
      {isOpen && (
        <>
          {request && (
            <p className="k-mono">
              {request.method} {request.url}
              <CopyButton text={asCurl(request)} what={t("asCurl")} />
            </p>
          )}
          {/* The keyboard must reach what is scrolled out of sight. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} role="region" aria-label={t("reading.raw")}>
            {asText(raw)}
          </pre>
        </>
      )}
    </details>
  );
}

function asText(raw: unknown): string {
  const json = JSON.stringify(withoutSecrets(raw), null, 2) ?? "";
  return maskSecrets(visible(json, MOST));
}
