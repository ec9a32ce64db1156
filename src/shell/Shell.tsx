import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type MouseEvent,
  type ReactNode,
} from "react";
import {
  Link,
  NavigationType,
  useLocation,
  useNavigate,
  useNavigation,
  useNavigationType,
} from "react-router";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { clockOffset } from "#src/krill/server-clock.ts";
import { session } from "#src/krill/session.ts";
import { LookupPlace } from "#src/resource/lookup-place.ts";
import { IconMenu } from "#src/ui/icons.tsx";
import { listenToKeys, useKeys } from "#src/ui/keys.ts";
import { Later } from "#src/ui/Later.tsx";
import { afterPaint } from "#src/util/after-paint.ts";
import { keep } from "#src/util/keep.ts";
import { appOf, grantedApps } from "./apps.ts";
import { KeptPages } from "./KeptPages.tsx";
import { LookupBox } from "./LookupBox.tsx";
import { Navigation } from "./Navigation.tsx";
import { SignInAgain } from "./SignInAgain.tsx";
import { UserMenu } from "./UserMenu.tsx";
import css from "./Shell.module.css";

const COLLAPSED_KEY = "krill.menu";
/** Most people never open it. */
const loadKeysHelp = async () => (await import("./KeysHelp.tsx")).KeysHelp;
/** Nothing leads there but an address from elsewhere. */
const loadNoAccess = async () => (await import("./NoAccess.tsx")).load();
/** By entry of the history, the link that led away from it: going back puts the keyboard there again. */
const followed = new Map<string, string | null>();
const loadFollowed = async () => (await import("./followed-link.ts")).focusLink;
/** Most clocks are right. */
const loadClockNote = async () => (await import("./ClockNote.tsx")).load();

// The same each time: what changes in the frame draws neither again.
const lookup = <LookupBox />;
const lookupInPage = <LookupBox isInPage />;

/** The frame of every page, with the cache of what is read: signing in needs neither. */
export function Shell() {
  return (
    <QueryClientProvider client={queryClient}>
      <Frame />
    </QueryClientProvider>
  );
}

/** Lookup box, `Applications`, the user's menu, and the page itself. */
function Frame() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const location = useLocation();
  const { status } = useSyncExternalStore(session.subscribe, session.get);
  const { data: granted, failureCount } = useQuery(myApps);
  const [isCollapsed, setCollapsed] = useState(localStorage.getItem(COLLAPSED_KEY) === "collapsed");
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const closeMenu = useCallback(() => setMenuOpen(false), []);
  const menuButton = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => listenToKeys(), []);
  useEffect(() => {
    if (status === "signed-out") void navigate("/login", { replace: true });
  }, [status, navigate]);

  useEffect(() => {
    if (!isMenuOpen) return undefined;
    const leave = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      closeMenu();
      menuButton.current?.focus();
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [isMenuOpen, closeMenu]);

  const offered = grantedApps(granted);
  const language = currentLanguage();
  const app = appOf(location.pathname);
  const isDenied = app !== undefined && !offered.includes(app);
  const go = [
    { key: "h", path: "/", label: t("shell.home") },
    { key: "y", path: "/activity", label: t("shell.activity") },
    ...offered.flatMap(({ nav, label }) => (nav ? [{ ...nav, label: label[language] }] : [])),
  ];

  useKeys([
    { key: "?", label: t("shell.keyHelp"), run: openHelp },
    ...go.map(({ key, path, label }) => ({
      key: `g ${key}`,
      label: t("shell.keyGo", { where: label }),
      run: () => void navigate(path),
    })),
  ]);

  const collapse = () => {
    setCollapsed(!isCollapsed);
    keep(COLLAPSED_KEY, isCollapsed ? "open" : "collapsed");
  };

  return (
    <div className={css.shell} data-collapsed={isCollapsed}>
      <a className={css.skip} href="#content" onClick={skipToContent}>
        {t("shell.skip")}
      </a>
      <header className={css.header}>
        <button
          ref={menuButton}
          type="button"
          className={css.menuButton}
          aria-label={t("shell.menu")}
          aria-expanded={isMenuOpen}
          aria-controls="navigation"
          onClick={() => setMenuOpen(!isMenuOpen)}
        >
          <IconMenu size={20} aria-hidden />
        </button>
        <Link to="/" className={css.brand}>
          Krill<span className={css.brandRest}> Console</span>
        </Link>
        {lookup}
        <UserMenu onKeys={openHelp} />
      </header>
      <Navigation
        apps={offered}
        isAsking={granted === undefined && failureCount === 0}
        current={app}
        isOpen={isMenuOpen}
        isCollapsed={isCollapsed}
        onCollapse={collapse}
        onGo={closeMenu}
      />
      <Main onFocus={closeMenu}>
        {isDenied ? (
          <Later load={loadNoAccess} props={{ app: app.label[language] }} />
        ) : (
          <LookupPlace value={lookupInPage}>
            <KeptPages />
          </LookupPlace>
        )}
      </Main>
      {status === "expired" && <SignInAgain />}
      {isHelpOpen && (
        <Later load={loadKeysHelp} until={null} props={{ onClose: () => setHelpOpen(false) }} />
      )}
    </div>
  );
}

/** Without an entry in the history, which `Back` would have to pass. */
function skipToContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("content")?.focus({ preventScroll: true });
  // By itself it would come to lie below the frame's header.
  scrollTo(0, 0);
}

/** Apart from the frame: what a page is on its way to must not render the page that is there again. */
function Main({ children, onFocus }: { children: ReactNode; onFocus: () => void }) {
  const isNavigating = useNavigation().state !== "idle";
  const minutes = useSyncExternalStore(clockOffset.subscribe, clockOffset.get);
  const { pathname, key } = useLocation();
  const isBack = useNavigationType() === NavigationType.Pop;
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const left = new AbortController();
    if (!isBack) scrollTo(0, 0);
    const giveUp = afterPaint(() => {
      if (isBack)
        loadFollowed()
          .then((focusLink) => focusLink(followed.get(key), main.current, left.signal))
          .catch(() => undefined);
      // Wherever the link was that led here, the keyboard goes on from the new page's heading, which is read out.
      else if (document.activeElement?.matches("body, main, a"))
        main.current?.querySelector("h1")?.focus({ preventScroll: true });
    });
    return () => {
      giveUp();
      left.abort();
    };
    // Only another page begins at its top.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pathname]);
  return (
    <main
      ref={main}
      id="content"
      tabIndex={-1}
      className={css.main}
      aria-busy={isNavigating}
      onFocusCapture={onFocus}
      onClickCapture={({ target }) => {
        const link = target instanceof Element && target.closest("a");
        if (link) followed.set(key, link.getAttribute("href"));
      }}
    >
      {minutes !== 0 && <Later load={loadClockNote} until={null} props={{ minutes }} />}
      {children}
    </main>
  );
}
