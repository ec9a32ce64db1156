// The way to another sign-in and back. Nothing of it is documented (contract 2.2), so it is checked as if it were hostile.

/** What came back in the address: tokens, or that there are none. */
export interface Returned {
  access: string;
  refresh: string | null;
}

/** Somebody who left for another sign-in is back within this time, ms. */
const LONGEST_MS = 15 * 60_000;

/** The address where another sign-in begins, with the one that it has to lead back to in it. */
export function startAddress(configured: string, back: string): string {
  return configured.replaceAll("{return}", encodeURIComponent(back));
}

/**
 * The tokens in the part of an address behind `#`. Null where there are none, and where nobody here left for them: tokens in a link
 * that somebody sent would sign a person in as somebody else.
 * @param leftAt when this tab left for another sign-in, ms; null: it did not
 */
export function tokensIn(hash: string, leftAt: number | null, now: number): Returned | null {
  if (leftAt === null || now - leftAt > LONGEST_MS || now < leftAt) return null;
  const params = new URLSearchParams(hash.replace(/^#/u, ""));
  const access = params.get("access") ?? params.get("access_token") ?? params.get("token");
  // What goes into a header.
  if (!access || !/^[\w.~+/=-]{8,8000}$/u.test(access)) return null;
  const refresh = params.get("refresh") ?? params.get("refresh_token");
  return { access, refresh: refresh && /^[\w.~+/=-]{8,8000}$/u.test(refresh) ? refresh : null };
}
