import type { ReactNode } from "react";
import css from "./Empty.module.css";

/** What stands where nothing is to be shown: why, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {children}
    </div>
  );
}

/** Grey bars in the place of content that is on its way. */
export function SkeletonLines({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className={css.skeleton}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={css.bar} style={{ width: `${90 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
