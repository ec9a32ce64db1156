import type { ReactNode } from "react";
import css from "./Facts.module.css";

/** A list of names and values. Facts without a value (`null`, `false`) are left out. */
export function Facts({
  facts,
  isComing,
}: {
  facts: readonly (readonly [string, ReactNode])[];
  /**
   * Whether the values are still on their way. Where it is given, every name has its place before the values come and
   * keeps it: a fact without a value has a dash.
   */
  isComing?: boolean;
}) {
  const known = isComing === undefined ? facts.filter(([, value]) => isTold(value)) : facts;
  return (
    <dl className={css.facts} data-kept={isComing !== undefined} aria-busy={isComing || undefined}>
      {known.map(([name, value]) => (
        <div key={name} className={css.fact}>
          <dt>{name}</dt>
          <dd>{isComing ? "…" : isTold(value) ? value : "—"}</dd>
        </div>
      ))}
    </dl>
  );
}

function isTold(value: ReactNode): boolean {
  return value !== null && value !== undefined && value !== "" && value !== false;
}
