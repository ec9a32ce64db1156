import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { apiUrl, linkEntries } from "#src/krill/links.ts";
import type { Channel } from "./channels.ts";
import { pathBelow } from "./plant.ts";

/** Where an upstream's frequency is changed, and by which method where that is told. */
export interface TuneOffer {
  href: string;
  method: "PATCH" | "PUT" | null;
}

/**
 * Whether a server offers to change an upstream's frequency: by an action of the row whose name speaks of it, or by an address of
 * its own whose `Allow` has PATCH (contract 2.3, 3.6: both inferred). Null where it does neither; never throws for what is missing.
 */
export function tuneOf(cmts: string, channel: Channel) {
  return queryOptions({
    queryKey: ["docsis", "tune", cmts, channel.id] as const,
    queryFn: async ({ signal }): Promise<TuneOffer | null> => {
      const own = linkEntries(channel.raw, "actions").find(([name]) => /freq|tune/iu.test(name));
      if (own) return { href: own[1], method: null };
      const key = channel.ifindex ?? channel.chanid;
      if (key === null) return null;
      const path = pathBelow(cmts, `upstreams/${key}/`);
      try {
        const { allow } = await get(path, undefined, { signal, canRepeat: false });
        return allow?.has("PATCH") ? { href: apiUrl(path), method: "PATCH" } : null;
      } catch (error) {
        if (error instanceof ApiError) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}
