import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import { announce } from "./announce.ts";
import { IconCheck, IconCopy } from "./icons.tsx";
import css from "./Copy.module.css";

/**
 * Copies a text and says so, or texts one a line; `what` names it for screen readers (`Copy serial number`). What lands
 * elsewhere is what is seen here: nothing that a terminal obeys, no line that a name made.
 */
export function CopyButton({ text, what }: { text: string | readonly string[]; what: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const label = isCopied ? t("copied") : t("copyWhat", { what });
  const copy = async () => {
    try {
      const copied = typeof text === "string" ? whole(text) : text.map(inLine).join("\n");
      await navigator.clipboard.writeText(copied);
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

const whole = (text: string) => visible(text, Number.POSITIVE_INFINITY);
const inLine = (text: string) => whole(text).replaceAll("\n", "\uFFFD");
