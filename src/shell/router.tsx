import { memo } from "react";
import { createBrowserRouter, redirect, type RouteObject } from "react-router";
import { loadTexts } from "#src/i18n/i18n.ts";
import { session } from "#src/krill/session.ts";
import type { App } from "#src/resource/app.ts";
import { basePath } from "#src/util/site.ts";
import { appOf, apps } from "./apps.ts";
import { nextPath, ownPath } from "./next-path.ts";
import { PageError } from "./PageError.tsx";
import { Splash } from "./Splash.tsx";
import { tellsOnce } from "./tells-once.ts";

const BASE = basePath();

function signInFirst(request: Request): Response | null {
  if (session.get().status !== "signed-out") return null;
  return redirect(signInPath(new URL(request.url)));
}

/** The sign-in, with where it is to lead on to. */
function signInPath({ pathname, search }: URL): string {
  const path = ownPath(pathname, BASE);
  return path === "/" ? "/login" : `/login?next=${encodeURIComponent(path + search)}`;
}

/** The router fetches a page's code before the page's loader can lead away from it. */
function startAtSignIn(): void {
  const url = new URL(window.location.href);
  const isThere = /^\/login\/?$/u.test(ownPath(url.pathname, BASE));
  if (session.get().status !== "signed-out" || isThere) return;
  window.history.replaceState(null, "", BASE.slice(0, -1) + signInPath(url));
}

function pageRoutes(app: App): RouteObject[] {
  return app.pages.map(({ path, page }) => ({
    path,
    errorElement: <PageError />,
    lazy: async () => {
      const load = async () => (await Promise.all([page(), loadTexts(app.key, app.texts)]))[0];
      // The router shows nothing at all where this fails: the loader fails instead, and tries again at each visit.
      let module = await load().catch(() => null);
      return {
        Component: memo(module?.default ?? (() => module && <module.default />)),
        loader: async (args) => {
          const away = signInFirst(args.request);
          if (away) return away;
          module ??= await load();
          return (await module.loader?.(args)) ?? null;
        },
      };
    },
  }));
}

/** An application's bare name (`/radius`) leads to its first page. */
function startOf(path: string): Response | null {
  const app = appOf(path);
  return app?.nav && /^\/[^/]+\/?$/u.test(path) ? redirect(app.nav.path) : null;
}

/** Every address of the console. Made once the session is known, since it navigates at once. */
export const createRouter = () => {
  startAtSignIn();
  const router = createBrowserRouter(
    [
      {
        path: "/login",
        HydrateFallback: Splash,
        errorElement: <PageError />,
        lazy: { Component: async () => (await import("./SignInPage.tsx")).SignInPage },
        loader: ({ request }) =>
          session.get().status === "signed-in"
            ? redirect(nextPath(new URL(request.url).searchParams))
            : null,
      },
      {
        path: "/",
        HydrateFallback: Splash,
        errorElement: <PageError />,
        lazy: { Component: async () => memo((await import("./Shell.tsx")).Shell) },
        loader: ({ request }) => signInFirst(request),
        children: [
          ...apps.flatMap(pageRoutes),
          {
            path: "*",
            errorElement: <PageError />,
            loader: ({ request }) => startOf(ownPath(new URL(request.url).pathname, BASE)),
            lazy: { Component: async () => (await import("./NotFoundPage.tsx")).NotFoundPage },
          },
        ],
      },
    ],
    { basename: BASE },
  );
  return tellsOnce(router);
};
