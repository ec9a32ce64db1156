import { queryClient } from "#src/krill/query-client.ts";
import type { Page } from "#src/krill/resource.ts";
import { sessions, type Session, type Subscriber } from "./api.ts";

/** What a list has read of a session; null where none has. */
export function knownSession(key: string): Session | null {
  for (const [, page] of queryClient.getQueriesData<Page<Session>>({
    queryKey: [...sessions.key, "list"],
  })) {
    const found = page?.rows.find(({ id }) => id === key);
    if (found) return found;
  }
  return null;
}

/** By whom a session is looked for: its user, else its device. */
export function subscriberOf(
  username: string | null | undefined,
  session: Session | null,
): Subscriber {
  const name = username || session?.username;
  return name
    ? { username: name }
    : { cpename: session?.krillcpename ?? null, mac: session?.callingstationid ?? null };
}
