import type { ReactNode } from "react";
import { Scroll } from "./Scroll.tsx";
import css from "./PlainTable.module.css";

/**
 * A framed table of a few rows of any kind, such as the lines of a file: `children` are its head and its
 * body; numbers are cells with `data-align="end"`. Scrolled sideways where it does not fit.
 */
export function PlainTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.frame}>
      <Scroll label={label}>
        <table className={css.table} aria-label={label}>
          {children}
        </table>
      </Scroll>
    </div>
  );
}
