import { myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { App, LookupSource } from "#src/resource/app.ts";
import { grantedApps } from "./apps.ts";
import type { OfferedSource } from "./lookup-search.ts";

const EVERYTHING: LookupSource["kinds"] = [
  "serial",
  "mac",
  "ip",
  "phone",
  "cpe-name",
  "id",
  "external-id",
  "pppoe",
  "text",
  "likely-serial",
];

/** The sources of the applications that the user has. */
export async function offeredSources(): Promise<readonly OfferedSource[]> {
  const lists = await Promise.all(granted().map(sourcesOf));
  return lists.flat();
}

/** Whether the console has the application that takes lists. */
export function hasBulk(): boolean {
  return granted().some(({ key }) => key === "bulk");
}

function granted(): readonly App[] {
  return grantedApps(queryClient.getQueryData(myApps.queryKey));
}

async function sourcesOf(app: App): Promise<readonly OfferedSource[]> {
  if (!app.lookup) return [];
  try {
    const { sources } = await app.lookup();
    return sources.map((source) => ({ app: app.label, source }));
  } catch (error) {
    // Its code could not be loaded: told like any other source that failed.
    const find = () => Promise.reject(error instanceof Error ? error : new Error(String(error)));
    return [{ app: app.label, source: { group: "other", kinds: EVERYTHING, find } }];
  }
}
