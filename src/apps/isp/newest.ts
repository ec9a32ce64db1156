import { follow } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import type { ApiUrl } from "#src/krill/links.ts";
import { isAll, type Page } from "#src/krill/resource.ts";
import { withLimit } from "./with-limit.ts";

/** The page of what happened that is read: the newest rows, if the server gives these first. */
export const NEWEST = { limit: 200, offset: 0 };

/** Reads that page behind a link. @throws ApiError */
export function followNewest(url: ApiUrl, signal: AbortSignal) {
  return follow(withLimit(url, NEWEST.limit), signal).catch((error: unknown) => {
    // A server that does not know pages here refuses to cut one off.
    if (error instanceof ApiError && error.kind === "invalid") return follow(url, signal);
    throw error;
  });
}

/**
 * Whether a page surely has the newest rows: it is all there is, or its times descend. Else what is missing may be newer, since
 * a server ignores an order that it does not know (contract 2.4).
 * @param times of its rows as they came
 */
export function hasNewest(
  page: Pick<Page<unknown>, "received" | "total">,
  times: readonly Date[],
): boolean {
  const [first] = times;
  const last = times.at(-1);
  if (isAll(page, NEWEST)) return true;
  if (!first || !last || first <= last) return false;
  return times.every((at, index) => at <= (times[index - 1] ?? first));
}
