// A console at another address than the API: whether the browser lets it speak to it at all.
import { site } from "#src/util/site.ts";
import { apiUrl } from "./links.ts";

/**
 * Whether the API answers, and the browser still lets no page of this address send it a token: wildcards in
 * CORS headers do not cover `Authorization` (contract 2.3). False where the API has the console's own
 * address, and where it cannot be reached at all. Sends no token.
 */
export async function isPreflightRefused(): Promise<boolean> {
  if (site.api === null) return false;
  const url = apiUrl("me/apps/");
  const options = {
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
  } as const;
  try {
    await fetch(url, { ...options, headers: { Authorization: "Bearer none" } });
    return false;
  } catch {
    // Refused or away: without the header nobody asks first, and any answer shows that it is there.
  }
  try {
    await fetch(url, { ...options, mode: "no-cors" });
    return true;
  } catch {
    return false;
  }
}
