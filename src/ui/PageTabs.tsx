import { Link, useLocation } from "react-router";
import css from "./PageTabs.module.css";

/** Links between the sister pages of an application. */
export function PageTabs({
  label,
  tabs,
}: {
  label: string;
  /** Address and name; the current one is that of the page, or the nearest above it. */
  tabs: readonly (readonly [string, string])[];
}) {
  const { pathname } = useLocation();
  const above = tabs.filter(([path]) => `${pathname}/`.startsWith(`${path}/`));
  const [current] = above.toSorted(([a], [b]) => b.length - a.length)[0] ?? [];
  return (
    <nav aria-label={label} className={css.tabs}>
      {tabs.map(([path, name]) => (
        <Link key={path} to={path} aria-current={path === current ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
