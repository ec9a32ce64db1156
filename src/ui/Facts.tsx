import type { ReactNode } from "react";
import css from "./Facts.module.css";

/** A list of names and values. Facts without a value (`null`, `false`) are left out. */
export function Facts({
  facts,
  isComing = false,
}: {
  facts: readonly (readonly [string, ReactNode])[];
  /** The values are on their way: the names keep their place. */
  isComing?: boolean;
}) {
  const known = isComing
    ? facts
    : facts.filter(
        ([, value]) => value !== null && value !== undefined && value !== "" && value !== false,
      );
  return (
    <dl className={css.facts} aria-busy={isComing || undefined}>
      {known.map(([name, value]) => (
        <div key={name} className={css.fact}>
          <dt>{name}</dt>
          <dd>{isComing ? "…" : value}</dd>
        </div>
      ))}
    </dl>
  );
}
