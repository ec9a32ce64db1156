import { lazy, Suspense, type ComponentType } from "react";
import { Link, useLocation } from "react-router";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { App } from "#src/resource/app.ts";
import { IconActivity, IconBack, IconBulk, IconHome, IconNext } from "#src/ui/icons.tsx";
import { afterFirstPaint } from "#src/util/after-paint.ts";
import css from "./Navigation.module.css";

type AppIcon = NonNullable<App["nav"]>["icon"];

/** Figures beside a name; `id` is that of the element whose words describe the link. */
type Counter = ComponentType<{ id: string }>;

const counters = new Map<string, Counter>();

function counterOf(app: App): Counter | undefined {
  if (app.counter && !counters.has(app.key)) {
    const load = app.counter;
    counters.set(
      app.key,
      lazy(async () => {
        await afterFirstPaint();
        return load();
      }),
    );
  }
  return counters.get(app.key);
}

/** The side menu: the applications that the user has, and below them the console's own pages. */
export function Navigation({
  apps,
  isAsking,
  current,
  isOpen,
  isCollapsed,
  onCollapse,
  onGo,
}: {
  apps: readonly App[];
  /** Which the user has is not known yet: they are all of them, for the time being. */
  isAsking: boolean;
  current: App | undefined;
  /** On a phone the menu opens over the page. */
  isOpen: boolean;
  isCollapsed: boolean;
  onCollapse: () => void;
  onGo: () => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const collapseLabel = t(isCollapsed ? "shell.expand" : "shell.collapse");
  const { pathname } = useLocation();
  const itemAt = (to: string, isHere: boolean, Icon: AppIcon, label: string, Count?: Counter) => (
    <Link
      key={to}
      to={to}
      className={css.link}
      aria-current={isHere ? "page" : undefined}
      title={label}
      aria-describedby={Count && to}
      onClick={onGo}
    >
      <Icon size={18} aria-hidden />
      <span className={css.label}>{label}</span>
      {Count && (
        <Suspense>
          <Count id={to} />
        </Suspense>
      )}
    </Link>
  );
  /** One of the console's own pages, and what is below it. */
  const own = (path: string, icon: AppIcon, label: string) =>
    itemAt(path, pathname === path || pathname.startsWith(`${path}/`), icon, label);
  return (
    <aside
      id="navigation"
      aria-label={t("shell.menu")}
      className={css.side}
      data-open={isOpen}
      data-asking={isAsking}
      data-collapsed={isCollapsed}
    >
      {own("/", IconHome, t("shell.home"))}
      <nav aria-label={t("shell.applications")}>
        {apps.map((app) => {
          const { nav, label } = app;
          return (
            nav && itemAt(nav.path, current === app, nav.icon, label[language], counterOf(app))
          );
        })}
      </nav>
      {own("/bulk", IconBulk, t("shell.bulk"))}
      {own("/activity", IconActivity, t("shell.activity"))}
      <button type="button" className={css.collapse} onClick={onCollapse}>
        {isCollapsed ? <IconNext size={18} aria-hidden /> : <IconBack size={18} aria-hidden />}
        <span className={css.label}>{collapseLabel}</span>
      </button>
    </aside>
  );
}
