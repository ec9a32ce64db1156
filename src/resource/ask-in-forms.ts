import { isAll, type ListParams, type Page } from "#src/krill/resource.ts";
import { metValues, rememberMet } from "./met-values.ts";

/**
 * Asks in one form after the other until something is found; each form is what stands in it instead of
 * the list's own. A form that has rows on other pages only is the one that counts.
 * @throws as `fetchPage`
 */
export async function askInForms<Row>(
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  params: ListParams,
  forms: readonly Partial<ListParams>[],
  signal?: AbortSignal,
): Promise<Page<Row>> {
  let page = await fetchPage({ ...params, ...forms[0] }, signal);
  for (const form of forms.slice(1)) {
    if (page.received > 0 || (page.total ?? 0) > 0) break;
    page = await fetchPage({ ...params, ...form }, signal);
  }
  return page;
}

/** A filter whose words servers spell in several ways; one that compares them to the letter finds nothing under another. */
export interface WordFilter {
  /** The resource, for the words met in its rows. */
  key: readonly string[];
  /** The parameter, and the field of a row that holds the word. */
  name: string;
  /** What a word means in whatever spelling; null where nobody knows. */
  meaningOf: (word: string) => string | null;
  /** Spellings that are known beforehand. */
  words: readonly string[];
}

/**
 * Asks for the rows of a word in the spelling met in rows, then, since zero rows do not prove that there are none, in those
 * of the rows that there are without the filter, then in the known ones. Where that leads nowhere and no word of the rows
 * is understood, the page is the one without the filter: which of its rows obey the list finds out itself.
 * @throws as `fetchPage`
 */
export async function askInWords<Row extends object>(
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  params: ListParams,
  { key, name, meaningOf, words }: WordFilter,
  signal?: AbortSignal,
): Promise<Page<Row>> {
  const place = key.join(".");
  const read: typeof fetchPage = async (...asked) => {
    const page = await fetchPage(...asked);
    rememberMet(place, name, page.rows);
    return page;
  };
  const { [name]: typed, ...filters } = params.filters ?? {};
  const meaning = typeof typed === "string" ? meaningOf(typed) : null;
  if (typeof typed !== "string" || meaning === null) return read(params, signal);

  const asked = new Set<string>();
  const ask = (spellings: readonly string[]) => {
    const fresh = [...new Set(spellings)].filter((word) => !asked.has(word));
    for (const word of fresh) asked.add(word);
    const forms = fresh.map((word) => ({ filters: { ...filters, [name]: word } }));
    return forms.length === 0 ? null : askInForms(read, params, forms, signal);
  };
  const metSo = () => metValues(place, name).filter((word) => meaningOf(word) === meaning);
  const met = metSo();
  const first = await ask(met.length === 0 || met.includes(typed) ? [typed, ...met] : met);
  if (first === null || isFound(first)) return first ?? read(params, signal);

  const others = await read({ ...params, filters }, signal);
  if (others.received === 0) return first;
  if (isAll(others, params)) return others;
  const known = words.filter((word) => meaningOf(word) === meaning);
  const next = await ask([...metSo(), typed, ...[typed, ...known].flatMap(casesOf)]);
  if (next !== null && isFound(next)) return next;
  const isUnderstood = others.rows.some((row) => {
    const word: unknown = Reflect.get(row, name);
    return typeof word === "string" && meaningOf(word) !== null;
  });
  return isUnderstood ? first : others;
}

function isFound({ received, total }: Page<unknown>): boolean {
  return received > 0 || (total ?? 0) > 0;
}

function casesOf(word: string): string[] {
  const small = word.toLowerCase();
  return [word, word.toUpperCase(), small, small.charAt(0).toUpperCase() + small.slice(1)];
}
