import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { IconClose } from "./icons.tsx";
import css from "./Dialog.module.css";

/**
 * A dialog on the browser's own `<dialog>`: it keeps the focus inside, closes on Escape and gives
 * the focus back. Mount it to open it.
 */
export function Dialog({
  title,
  children,
  onClose,
  canClose = true,
  width = 520,
}: {
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
  /** False where the person must answer (signing in again). */
  canClose?: boolean;
  /** Pixels at most. */
  width?: number;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { t } = useTranslation();
  useEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={css.dialog}
      aria-labelledby={titleId}
      style={{ maxWidth: width }}
      onCancel={(event) => {
        event.preventDefault();
        if (canClose) onClose();
      }}
    >
      <header className={css.header}>
        <h2 id={titleId}>{title}</h2>
        {canClose && (
          <button type="button" className={css.close} aria-label={t("close")} onClick={onClose}>
            <IconClose size={18} aria-hidden />
          </button>
        )}
      </header>
      <div className={css.body}>{children}</div>
    </dialog>
  );
}

/** The row of buttons at the end of a dialog; the safe one comes first and has the focus. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={css.buttons}>{children}</div>;
}
