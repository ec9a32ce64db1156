import { queryOptions } from "@tanstack/react-query";
import { areFound } from "./lookup-match.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";

/** A text that nothing has. */
const NONSENSE = "no-such-thing-zzqx7731";

/**
 * Whether the server searches in this list at all, as query options: a parameter that it does not know
 * is ignored in silence (contract 2.4), and then it finds even what nothing has. True, false, or an error.
 */
export function searchProbe<Row extends ListRow>({
  resource,
  takesAttrs,
}: Pick<ListSpec<Row>, "resource" | "takesAttrs">) {
  return queryOptions({
    queryKey: [...resource.key, "searches"] as const,
    queryFn: async ({ signal }) => {
      const attrs = takesAttrs === false ? undefined : ["id"];
      const params = { limit: 1, offset: 0, search: NONSENSE, attrs };
      return (await resource.fetchPage(params, signal)).received === 0;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether some of these rows do not show the words: found in fields that are not here, or not searched for. */
export function isDoubtful(text: string, rows: readonly unknown[]): boolean {
  return text !== "" && rows.some((row) => !areFound(text, row));
}
