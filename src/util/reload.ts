import { createListeners } from "./listeners.ts";

const { subscribe, tell } = createListeners();

/** Tells before a button loads the page anew: what keeps nothing otherwise keeps what was typed. */
export const onReload = subscribe;

/** Loads the page anew, for a person; not without a connection, which would leave nothing. */
export function reload(): void {
  if (!navigator.onLine) return;
  // First, since it only begins after this: whatever keeping may throw, it comes.
  window.location.reload();
  tell();
}
