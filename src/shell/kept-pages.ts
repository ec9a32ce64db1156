import type { ReactNode } from "react";
import { NavigationType, type Location } from "react-router";

/** What the router says of an address: the page there, and where that is. */
export interface Arrival {
  content: ReactNode;
  at: { location: Location; navigationType: NavigationType };
}

/** A page that stands, or rests behind the one that stands. */
export interface KeptPage extends Arrival {
  id: number;
}

/**
 * The pages after an arrival, the one to show last. A list rests while a device of it is open, since the device's address
 * lies below its own, and going back to it finds it as it was left. Every other page goes when it is left: a form that
 * has been saved must not come back filled in.
 */
export function arrived(pages: readonly KeptPage[], arrival: Arrival): readonly KeptPage[] {
  const { pathname, search, key } = arrival.at.location;
  // The key alone would not do: a fragment's entry, made by the browser, has the same one as a document's first.
  const back = pages.findIndex(({ at: { location } }) => {
    return location.key === key && location.pathname === pathname && location.search === search;
  });
  if (arrival.at.navigationType === NavigationType.Pop && back !== -1 && back < pages.length - 1)
    return pages.slice(0, back + 1);
  const shown = pages.at(-1);
  // Another tab or filter of the same page, or the same once more.
  if (shown?.at.location.pathname === pathname)
    return [...pages.slice(0, -1), { ...arrival, id: shown.id }];
  const above = pages.filter((page) => pathname.startsWith(`${page.at.location.pathname}/`));
  return [...above, { ...arrival, id: Math.max(0, ...pages.map((page) => page.id)) + 1 }];
}
