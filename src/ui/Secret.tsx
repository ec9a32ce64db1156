import { useEffect, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CopyButton } from "./Copy.tsx";
import { IconHide, IconShow } from "./icons.tsx";
import css from "./Secret.module.css";

/** Only one secret of the page is in sight at a time: this hides the one shown before. */
let hideShown: (() => void) | null = null;

/** Whether a secret is in sight, and the switch; showing one hides the other that was shown. */
export function useRevealed(): [boolean, () => void] {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isShown) return undefined;
    const hide = () => setShown(false);
    hideShown = hide;
    return () => {
      if (hideShown === hide) hideShown = null;
      // A page that is kept is left without it in sight.
      hide();
    };
  }, [isShown]);
  const toggle = () => {
    if (!isShown) hideShown?.();
    setShown(!isShown);
  };
  return [isShown, toggle];
}

/**
 * A secret of the API (contract 2.10): masked, shown on request and alone, copied without being shown.
 * `what` names it: `Wi-Fi password`.
 */
export function Secret({ value, what }: { value: string; what: string }) {
  const { t } = useTranslation();
  const [isShown, toggle] = useRevealed();
  const label = t(isShown ? "secret.hide" : "secret.reveal", { what });
  const Icon = isShown ? IconHide : IconShow;
  return (
    <span className={css.secret}>
      {isShown ? (
        <span className="k-mono">{value}</span>
      ) : (
        <span>
          <span aria-hidden>••••••</span>
          <span className="k-hidden">{t("secret.hidden")}</span>
        </span>
      )}
      <button type="button" aria-label={label} title={label} onClick={toggle}>
        <Icon size={14} aria-hidden />
      </button>
      <CopyButton text={value} what={what} />
    </span>
  );
}
