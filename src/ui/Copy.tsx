import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { announce } from "./announce.ts";
import { IconCheck, IconCopy } from "./icons.tsx";
import css from "./Copy.module.css";

/** Copies a text and says so; `what` names it for screen readers (`Copy serial number`). */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const label = isCopied ? t("copied") : t("copyWhat", { what });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t("copied"));
    } catch {
      announce(t("copyFailed"));
    }
  };
  return (
    <button
      type="button"
      className={css.copy}
      aria-label={label}
      title={label}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
      onPointerLeave={() => setCopied(false)}
    >
      {isCopied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
    </button>
  );
}
