// The last searches of the Matrix, while the tab is open: a search may hold a customer's name, so none is kept on disk.
import { onSignOut } from "#src/krill/session.ts";

const MOST = 10;
let searches: readonly string[] = [];

/** Remembers a search that was shown, the latest first. */
export function rememberSearch(query: string): void {
  if (query.trim() === "") return;
  searches = [query, ...searches.filter((one) => one !== query)].slice(0, MOST);
}

/** The last ten, each once; none after a sign-out or a reload. */
export function lastSearches(): readonly string[] {
  return searches;
}

onSignOut(() => {
  searches = [];
});
