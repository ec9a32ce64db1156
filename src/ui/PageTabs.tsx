import { NavLink } from "react-router";
import css from "./PageTabs.module.css";

/** Links between the sister pages of an application. */
export function PageTabs({
  label,
  tabs,
}: {
  label: string;
  /** Address and name. */
  tabs: readonly (readonly [string, string])[];
}) {
  return (
    <nav aria-label={label} className={css.tabs}>
      {tabs.map(([path, name]) => (
        <NavLink key={path} to={path} end>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
