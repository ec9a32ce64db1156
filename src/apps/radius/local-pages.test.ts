import { expect, test } from "vitest";
import { ipSortKey } from "#src/util/ip-sort.ts";
import type { ListColumn } from "#src/resource/list-spec.ts";
import { localPages } from "./local-pages.ts";

interface Row extends Record<string, unknown> {
  id: string;
  user: string | null;
}

const columns: readonly ListColumn<Row>[] = [
  { id: "id", cell: ({ id }) => id, sortValue: ({ id }) => ipSortKey(id) },
  { id: "user", cell: ({ user }) => user },
];
const rows: Row[] = [
  { id: "10.0.0.10", user: "b" },
  { id: "10.0.0.2", user: null },
  { id: "10.0.0.1", user: "A" },
];
const ids = async (params: object) => {
  const page = await localPages(rows, columns, new Date(0))({ limit: 2, offset: 0, ...params });
  return [page.total, ...page.rows.map(({ id }) => id)];
};

test("rows that are all here are sorted by number and by text, searched, filtered and cut", async () => {
  expect(await ids({ sort: "id" })).toEqual([3, "10.0.0.1", "10.0.0.2"]);
  expect(await ids({ sort: "-id" })).toEqual([3, "10.0.0.10", "10.0.0.2"]);
  expect(await ids({ sort: "user", offset: 1 })).toEqual([3, "10.0.0.10", "10.0.0.2"]);
  expect(await ids({ search: "10.0.0.1 a" })).toEqual([1, "10.0.0.1"]);
  expect(await ids({ filters: { user: "B" } })).toEqual([1, "10.0.0.10"]);
});

test("65,536 rows are sorted in no time worth waiting for", async () => {
  const many = Array.from({ length: 65_536 }, (_, n): Row => {
    const m = (n * 40_503) % 65_536;
    return { id: `100.64.${m >> 8}.${m & 255}`, user: null };
  });
  const page = await localPages(
    many,
    columns,
    new Date(0),
  )({ limit: 3, offset: 65_533, sort: "id" });
  expect(page.rows.map(({ id }) => id)).toEqual([
    "100.64.255.253",
    "100.64.255.254",
    "100.64.255.255",
  ]);
});
