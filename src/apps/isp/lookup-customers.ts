import { ask, keep, moreHits, type Answered } from "#src/resource/lookup-ask.ts";
import type { LookupAnswer, LookupHit } from "#src/resource/app.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { customerName, customers, type Customer } from "./api.ts";
import { isSame } from "#src/resource/lookup-match.ts";
import { allCustomers, words } from "./lookup-words.ts";
import { paths } from "./paths.ts";
import { keepSearched } from "./searched.ts";

const TEXT_LIMIT = 8;

/** By the id in the operator's own systems, an identity card as a rule. */
export async function customersByExternalId(
  value: string,
  signal: AbortSignal,
): Promise<LookupAnswer> {
  const found = await ask(
    customers,
    {
      what: words.customerExternalId,
      params: { filters: { external_id: value } },
      isMatch: (row) => isSame(row.external_id, value),
    },
    signal,
  );
  return { hits: hitsOf(found, () => true), asked: [found.asked] };
}

/** By free text: name, address, whatever the server searches in. */
export async function customersByText(text: string, signal: AbortSignal): Promise<LookupAnswer> {
  const what = words.customerText;
  const found = await ask(
    customers,
    { what, params: { search: text, limit: TEXT_LIMIT }, isMatch: () => true },
    signal,
  );
  const load = async () => (await import("./customer-columns.tsx")).customerList;
  const kept = await keepSearched(text, found, load);
  const more = moreHits(kept, `${paths.customers}?q=${encodeURIComponent(text)}`, allCustomers);
  const hits = [...hitsOf(kept, (row) => isSame(row.external_id, text)), ...more];
  return { hits, asked: [kept.asked] };
}

function hitsOf(found: Answered<Customer>, isExact: (row: Customer) => boolean): LookupHit[] {
  return found.rows.map((row) => ({
    kind: "customer",
    id: row.id,
    path: paths.customer(row.id),
    title: visible(customerName(row), 80),
    detail: [row.external_id, row.address, row.city, row.realm]
      .flatMap((part) => visible(cleanText(part) ?? "", 80) || [])
      .join(" · "),
    isExact: isExact(row),
    remember: () => keep(customers, row.id, row, found.at),
  }));
}
