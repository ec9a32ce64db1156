import { queryClient } from "#src/krill/query-client.ts";
import type { ListRow, ListSpec } from "#src/resource/list-spec.ts";
import type { Answered } from "#src/resource/lookup-ask.ts";
import { areFound } from "#src/resource/lookup-match.ts";
import { isDoubtful, searchProbe } from "#src/resource/search-probe.ts";

/**
 * Whether rows that came for a free text were found by it. Where one does not show the words, it was found in a field that is
 * not here, or the server ignores `search` (contract 2.4): that is asked once.
 * @param load the list, loaded where there is a doubt
 * @throws ApiError
 */
export async function areSearched<Row extends ListRow>(
  text: string,
  rows: readonly Row[],
  load: () => Promise<ListSpec<Row>>,
): Promise<boolean> {
  return !isDoubtful(text, rows) || queryClient.fetchQuery(searchProbe(await load()));
}

/** What a lookup by free text may show of its answer: where the server does not search, rows with the words and no count. */
export async function keepSearched<Row extends ListRow>(
  text: string,
  found: Answered<Row>,
  load: () => Promise<ListSpec<Row>>,
): Promise<Answered<Row>> {
  const rows = found.rows.filter((row) => areFound(text, row));
  if (rows.length === found.rows.length) return found;
  if (await areSearched(text, found.rows, load).catch(() => false)) return found;
  return { ...found, rows, total: null, asked: { ...found.asked, outcome: "ignored" } };
}
