import { queryClient } from "#src/krill/query-client.ts";
import type { Page } from "#src/krill/resource.ts";
import { monitored, type Monitored } from "./monitored.ts";
import type { KnownValues } from "./search-complete.ts";

const MOST = 300;

/** Values of each word in the rows that were read lately, to be offered while one types a search. */
export function knownValues(): KnownValues {
  const values: Record<string, Set<string>> = {};
  const add = (word: string, value: string | null | undefined) => {
    if (!value || value.length > 60) return;
    const set = (values[word] ??= new Set());
    if (set.size < MOST) set.add(value);
  };
  const pages = queryClient.getQueriesData<Page<Monitored>>({
    queryKey: [...monitored.key, "list"],
  });
  for (const row of pages.flatMap(([, page]) => page?.rows ?? [])) {
    const info = row.administrativeInfo;
    add("service", row.service);
    add("reghost", row.registration.host);
    for (const tag of row.registration.tags) add("regtag", tag);
    for (const word of ["realm", "tech", "model", "vendor"] as const) add(word, info?.[word]);
    add("profile", info?.profile_name);
    for (const { metric } of row.perfdata) add("metric", metric);
    for (const service of row.services) {
      add("service", service.name);
      for (const { metric } of service.perfdata) add("metric", metric);
    }
  }
  return Object.fromEntries(
    Object.entries(values).map(([word, set]) => [word, [...set].toSorted()]),
  );
}
