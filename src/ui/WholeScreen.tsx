import { useEffect, useRef, type ReactNode } from "react";
import css from "./WholeScreen.module.css";

/** A page over the whole window, without the frame of the console; Escape leaves it. */
export function WholeScreen({
  labelledBy,
  className,
  state,
  onLeave,
  children,
}: {
  /** The id of its heading. */
  labelledBy: string;
  className?: string | undefined;
  /** For its looks, as `data-state`. */
  state?: string;
  onLeave: () => void;
  children: ReactNode;
}) {
  const frame = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = frame.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={frame}
      className={`${css.screen} ${className ?? ""}`}
      aria-labelledby={labelledBy}
      data-state={state}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      {children}
    </dialog>
  );
}
