import { useId, type ReactNode } from "react";
import css from "./Panel.module.css";

/** A part of a page with a heading; its own buttons and age stand beside the heading. */
export function Panel({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={id}>
      <header className={css.header}>
        <h2 id={id}>{title}</h2>
        {aside && <div className={css.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
