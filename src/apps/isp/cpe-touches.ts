import { queryOptions } from "@tanstack/react-query";
import { linkEntries, resolveLink, type ApiUrl } from "#src/krill/links.ts";
import type { Cpe } from "./api.ts";
import { followNewest } from "./newest.ts";
import type { TouchReading } from "./touches.ts";
import { touchesKey } from "./touches-key.ts";

/**
 * What happened to a device by one of its own links (`logs`: who changed what; `events`: what the network
 * did), as query options; null where the device has no such link or its address is refused.
 */
export function touchesOf(cpe: Cpe, name: "logs" | "events") {
  const url = linkUrl(cpe, name);
  if (url === null) return null;
  return queryOptions({
    queryKey: [...touchesKey(cpe.id), name, url] as const,
    queryFn: async ({ signal }): Promise<TouchReading> => {
      const [{ data }, { readNewest }] = await Promise.all([
        followNewest(url, signal),
        import("./touches.ts"),
      ]);
      return readNewest(data);
    },
    staleTime: 10_000,
  });
}

function linkUrl(cpe: Cpe, name: string): ApiUrl | null {
  const href = linkEntries(cpe, "links").find(([one]) => one === name)?.[1];
  const link = resolveLink(href);
  return link.ok ? link.url : null;
}
