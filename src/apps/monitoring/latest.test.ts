import { expect, test } from "vitest";
import { firstRows } from "./latest.ts";

const pageOf = (values: (number | null)[], total: number | null) => ({
  rows: values.map((value) => ({ value })),
  received: values.length,
  total,
  allow: null,
  at: new Date(0),
  ms: 0,
  odd: [],
});

test.each<[string, (number | null)[], number | null, (number | null)[], boolean]>([
  ["in order, and more to come", [9, 7, 7, 2], 40, [9, 7, 7, 2], true],
  ["in order, nobody says how many", [9, 7, 7, 2], null, [9, 7, 7, 2], true],
  ["in another order", [2, 9, 7, 8], 40, [9, 8, 7, 2], false],
  ["the other way round", [1, 2, 3, 4], null, [4, 3, 2, 1], false],
  ["all that there is, in any order", [2, 9, 7, 8], 4, [9, 8, 7, 2], true],
  ["all alike", [5, 5, 5, 5], 40, [5, 5, 5, 5], false],
  ["without what it is sorted by", [5, null], 40, [5, null], false],
  ["none", [], 0, [], true],
])("rows that came %s", (_, values, total, sorted, areFirst) => {
  const page = pageOf(values, total);
  const asked = { limit: 4, offset: 0, sort: "-value" };
  const first = firstRows(page, asked, ({ value }) => value);
  expect(first.rows.map(({ value }) => value)).toEqual(sorted);
  expect(first.areFirst).toBe(areFirst);
});
