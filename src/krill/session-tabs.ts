import { PRESENCE } from "./session.ts";

/** How many tabs of this browser have a session now; null where the browser does not tell. */
export async function tabsWithSession(): Promise<number | null> {
  try {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name === PRESENCE).length || null;
  } catch {
    return null;
  }
}
