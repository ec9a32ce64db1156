import type { ListParams, Page } from "#src/krill/resource.ts";

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
