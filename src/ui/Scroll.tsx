import type { ReactNode } from "react";
import css from "./Scroll.module.css";

/** What may be wider than its place: scrolled sideways, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.scroll} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
