/** Where to go after signing in: an address of the console itself, never of another site. */
export function nextPath(search: URLSearchParams): string {
  const next = search.get("next") ?? "/";
  return /^\/(?![/\\])/u.test(next) && !next.startsWith("/login") ? next : "/";
}

/** An address as the router knows it: without the path below which the console lives (`/console/`). */
export function ownPath(pathname: string, base: string): string {
  return pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname;
}
