import { useId, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { IconClose } from "./icons.tsx";
import css from "./Dialog.module.css";

/** What a dialog is closed with when its page goes or rests: nobody closed it, and it must not open again over another. */
const GONE = "gone";

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
  const titleId = useId();
  const { t } = useTranslation();
  return (
    <dialog
      className={css.dialog}
      aria-labelledby={titleId}
      style={{ maxWidth: width }}
      onCancel={(event) => {
        event.preventDefault();
        if (canClose) onClose();
      }}
      onClose={({ currentTarget: dialog }) => {
        // By a second Escape, which no page can prevent: what is asked or sent is still there.
        if (dialog.open || dialog.returnValue === GONE) return;
        dialog.showModal();
        if (canClose) onClose();
      }}
    >
      <span ref={open} hidden />
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

/**
 * Opens the dialog around a mark, and gives the focus back. The mark stands before the dialog's fields, whose
 * `autoFocus` finds a closed one otherwise, and the focus would go to whatever stands first.
 */
function open(mark: HTMLElement | null) {
  const dialog = mark?.closest("dialog");
  const opener = document.activeElement;
  if (dialog) dialog.returnValue = "";
  dialog?.showModal();
  return () => {
    dialog?.close(GONE);
    if (opener instanceof HTMLElement) opener.focus();
  };
}

/** The row of buttons at the end of a dialog; the safe one comes first and has the focus. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={css.buttons}>{children}</div>;
}
