import { expect, test } from "vitest";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { check, completed } from "./checked-page.ts";
import { parseListSearch } from "./list-search.ts";
import { textFilter, type ListSpec } from "./list-spec.ts";

interface Row extends Record<string, unknown> {
  id: number;
}

const LIST: ListSpec<Row> = {
  namespace: "test",
  name: "things",
  resource: { key: ["test", "things"], path: "", fetchPage: () => Promise.reject(new Error()) },
  columns: [],
  filters: [textFilter("tech"), textFilter("active")],
  attrs: [],
  canSearch: true,
  rowName: ({ id }) => String(id),
};

const PAGE: Page<Row> = {
  rows: [
    { id: 1, tech: "docsis", active: "yes", name: "Ana García" },
    { id: 2, tech: "docsis", active: "yes", name: "Eva" },
  ],
  received: 2,
  total: 2,
  allow: null,
  at: new Date(0),
  ms: 1,
  odd: [],
};
const ASKED: ListParams = { limit: 50, offset: 0 };

/** What of a page is shown for an address. */
function shown(query: string, page: Page<Row>, isSearchIgnored = false) {
  const search = parseListSearch(new URLSearchParams(query), LIST);
  const whole = { ...completed(LIST, search, ASKED, page), search, offset: 0 };
  const { rows, ignored, isComplete } = check(LIST, whole, isSearchIgnored);
  const { total, unread } = whole;
  return { ids: rows.map(({ id }) => id), ...ignored, isComplete, total, unread };
}

test.each([
  ["a filter", "active=no", ["active"], [], 2],
  ["the search", "q=García", ["q"], [1], 1],
])(
  "of all rows of a server that refuses %s those hidden are counted",
  (_, query, names, ids, hidden) => {
    const page = { ...PAGE, dropped: { names, error: new Error("unknown parameter") } };
    expect(shown(query, page, names.includes("q"))).toEqual({
      ids,
      names,
      hidden,
      isComplete: true,
      total: ids.length,
      unread: 0,
    });
  },
);

test("of a page of a list that is longer, what was refused is not told to be all", () => {
  const page = { ...PAGE, total: null, dropped: { names: ["active"], error: new Error() } };
  expect(shown("active=no", page)).toMatchObject({ hidden: 2, isComplete: false, total: null });
});

test("rows that came and could not be read are counted", () => {
  expect(shown("", { ...PAGE, rows: [], received: 6, total: 6 })).toMatchObject({
    ids: [],
    total: 6,
    unread: 6,
  });
});
