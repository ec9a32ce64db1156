import { queryOptions } from "@tanstack/react-query";
import { follow } from "#src/krill/client.ts";
import { linkEntries, resolveLink, type ApiUrl } from "#src/krill/links.ts";
import type { Cpe } from "./api.ts";
import type { Touch } from "./touches.ts";
import { touchesKey } from "./use-cpe.ts";

/**
 * What happened to a device by one of its own links (`logs`: who changed what; `events`: what the network
 * did), as query options; null where the device has no such link or its address is refused.
 */
export function touchesOf(cpe: Cpe, name: "logs" | "events") {
  const url = linkUrl(cpe, name);
  if (url === null) return null;
  return queryOptions({
    queryKey: [...touchesKey(cpe.id), name, url] as const,
    queryFn: async ({ signal }): Promise<Touch[]> => {
      const [{ data }, { readTouches }] = await Promise.all([
        follow(url, signal),
        import("./touches.ts"),
      ]);
      return readTouches(data);
    },
    staleTime: 10_000,
  });
}

function linkUrl(cpe: Cpe, name: string): ApiUrl | null {
  const href = linkEntries(cpe, "links").find(([one]) => one === name)?.[1];
  const link = resolveLink(href);
  return link.ok ? link.url : null;
}
