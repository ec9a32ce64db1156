import { lazy, Suspense, type ComponentType } from "react";
import { Link, useLocation } from "react-router";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { App } from "#src/resource/app.ts";
import { IconActivity, IconBack, IconBulk, IconHome, IconNext } from "#src/ui/icons.tsx";
import { afterFirstPaint } from "#src/util/after-paint.ts";
import css from "./Navigation.module.css";

const counters = new Map<string, ComponentType>();

function counterOf(app: App): ComponentType | undefined {
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
  /** One of the console's own pages, and what is below it. */
  const link = (path: string) => {
    const isHere = pathname === path || (path !== "/" && pathname.startsWith(`${path}/`));
    return {
      className: css.link,
      onClick: onGo,
      "aria-current": isHere ? "page" : undefined,
    } as const;
  };
  return (
    <aside
      id="navigation"
      aria-label={t("shell.menu")}
      className={css.side}
      data-open={isOpen}
      data-asking={isAsking}
      data-collapsed={isCollapsed}
    >
      <Link to="/" {...link("/")} title={t("shell.home")}>
        <IconHome size={18} aria-hidden />
        <span className={css.label}>{t("shell.home")}</span>
      </Link>
      <nav aria-label={t("shell.applications")}>
        {apps.map((app) => {
          if (!app.nav) return null;
          const Counter = counterOf(app);
          const Icon = app.nav.icon;
          return (
            <Link
              key={app.key}
              to={app.nav.path}
              className={css.link}
              aria-current={current === app ? "page" : undefined}
              title={app.label[language]}
              onClick={onGo}
            >
              <Icon size={18} aria-hidden />
              <span className={css.label}>{app.label[language]}</span>
              {Counter && (
                <Suspense>
                  <Counter />
                </Suspense>
              )}
            </Link>
          );
        })}
      </nav>
      <Link to="/bulk" {...link("/bulk")} title={t("shell.bulk")}>
        <IconBulk size={18} aria-hidden />
        <span className={css.label}>{t("shell.bulk")}</span>
      </Link>
      <Link to="/activity" {...link("/activity")} title={t("shell.activity")}>
        <IconActivity size={18} aria-hidden />
        <span className={css.label}>{t("shell.activity")}</span>
      </Link>
      <button
        type="button"
        className={css.collapse}
        onClick={onCollapse}
        aria-label={collapseLabel}
      >
        {isCollapsed ? <IconNext size={18} aria-hidden /> : <IconBack size={18} aria-hidden />}
        <span className={css.label}>{collapseLabel}</span>
      </button>
    </aside>
  );
}
