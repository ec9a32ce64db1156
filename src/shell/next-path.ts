/** Where to go after signing in: an address of the console itself, never of another site. Browsers leave out tabs and line ends. */
export function nextPath(search: URLSearchParams): string {
  const next = search.get("next") ?? "/";
  return /^\/(?![/\\\t\r\n]|login)/u.test(next) ? next : "/";
}

/** An address as the router knows it: without the path below which the console lives (`/console/`). */
export function ownPath(pathname: string, base: string): string {
  return pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname;
}
