import { useEffect, type ReactNode } from "react";
import { site } from "#src/util/site.ts";
import css from "./PageHeader.module.css";

/** The top of a page: its heading (the document's title too), a line below it, and its buttons. */
export function PageHeader({
  title,
  below,
  children,
}: {
  title: string;
  below?: ReactNode;
  children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · ${site.title}`;
  }, [title]);
  return (
    <header className={css.header}>
      <div className={css.titles}>
        <h1 tabIndex={-1}>{title}</h1>
        {below && <div className={css.below}>{below}</div>}
      </div>
      {children && <div className={`${css.buttons} k-tools`}>{children}</div>}
    </header>
  );
}
