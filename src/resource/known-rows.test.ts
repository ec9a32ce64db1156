import { expect, test } from "vitest";
import { matchingRows, pageOf, type KnownRows } from "./known-rows.ts";
import { textFilter, type ListColumn } from "./list-spec.ts";

interface Row {
  [field: string]: unknown;
  id: number;
  name: string;
  realm: string;
  since: Date;
}
const row = (id: number, name: string, realm: string, day: number): Row => ({
  id,
  name,
  realm,
  since: new Date(2026, 0, day),
});
const KNOWN: KnownRows<Row> = {
  at: new Date(0),
  rows: [
    row(1, "García, Ana", "cpe", 3),
    row(2, "Quiteria", "phi", 1),
    row(3, "ana ruiz", "phi", 2),
  ],
};
const columns: ListColumn<Row>[] = [
  { id: "name", cell: () => null },
  { id: "since", cell: () => null, sortValue: ({ since }) => -since.getTime() },
];
const SPEC = { columns, filters: [textFilter<Row>("realm")], defaultSort: "name" };
const search = { q: "", sort: null, filters: {} };
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

test.each([
  ["everything, in the list's own order", {}, [3, 1, 2]],
  ["a filter", { filters: { realm: "PHI" } }, [3, 2]],
  ["words, accents and case aside", { q: "GARCIA ana" }, [1]],
  ["both", { q: "ana", filters: { realm: "phi" } }, [3]],
  ["the order of a column's own value", { sort: "since" }, [1, 3, 2]],
])("known rows: %s", (_, asked, ids) => {
  expect(idsOf(matchingRows(KNOWN, SPEC, { ...search, ...asked }))).toEqual(ids);
});

test("a language: its words by its own rules, the rest as text", () => {
  const language = {
    toApi: (q: string) => ({ search: q.replace(/realm:\S+/, "").trim() || undefined, filters: {} }),
    broken: (q: string, { realm }: Row) => (q.includes(`realm:${realm}`) ? [] : ["realm"]),
    Field: () => null,
  };
  const found = matchingRows(KNOWN, { ...SPEC, language }, { ...search, q: "realm:phi ana" });
  expect(idsOf(found)).toEqual([3]);
});

test("how many match is not told of a part", () => {
  const matching = matchingRows(KNOWN, SPEC, search);
  const page = { limit: 2, offset: 0 };
  expect(pageOf(matching, page, KNOWN)).toMatchObject({ received: 2, total: 3 });
  expect(pageOf(matching, page, { ...KNOWN, isPart: true }).total).toBeNull();
});
