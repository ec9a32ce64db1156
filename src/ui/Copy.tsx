import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import { announce } from "./announce.ts";
import { toClipboard } from "./clipboard.ts";
import { IconCheck, IconClose, IconCopy } from "./icons.tsx";
import css from "./Copy.module.css";

/**
 * Copies a text and says so, or texts one a line; `what` names it for screen readers (`Copy serial number`). What lands
 * elsewhere is what is seen here: nothing that a terminal obeys, no line that a name made.
 */
export function CopyButton({ text, what }: { text: string | readonly string[]; what: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const label = isCopied === null ? t("copyWhat", { what }) : t(isCopied ? "copied" : "copyFailed");
  const Icon = isCopied === null ? IconCopy : isCopied ? IconCheck : IconClose;
  const copy = async () => {
    const copied = typeof text === "string" ? whole(text) : text.map(inLine).join("\n");
    const isDone = await toClipboard(copied);
    setCopied(isDone);
    announce(t(isDone ? "copied" : "copyFailed"));
  };
  return (
    <button
      type="button"
      className={css.copy}
      aria-label={label}
      title={label}
      onClick={() => void copy()}
      onBlur={() => setCopied(null)}
      onPointerLeave={() => setCopied(null)}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}

const whole = (text: string) => visible(text, Number.POSITIVE_INFINITY);
const inLine = (text: string) => whole(text).replaceAll("\n", "\uFFFD");
