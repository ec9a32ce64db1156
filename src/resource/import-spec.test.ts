import { describe, expect, test } from "vitest";
import { ApiError, kindOf } from "#src/krill/errors.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { findExisting } from "./import-spec.ts";

type Row = { id: number; sn: string };

const find = (answer: (params: ListParams) => Row[]) =>
  findExisting<Row>(
    {
      fetchPage: async (params): Promise<Page<Row>> => {
        const rows = answer(params);
        const plain = { allow: null, at: new Date(0), ms: 1, odd: [] };
        return { rows, received: rows.length, total: rows.length, ...plain };
      },
    },
    [{ field: "sn", isSame: (row, value) => row.sn === value }],
    { sn: "A1", name: "Ana" },
  );
const refusing = (status: number) => () => {
  throw new ApiError({ kind: kindOf(status), status });
};

describe("whether one is there already", () => {
  test("is told by a row that has the value", async () => {
    expect(await find(() => [{ id: 4, sn: "A1" }])).toEqual({
      field: "sn",
      row: { id: 4, sn: "A1" },
    });
  });

  test("is not told by rows of a server that ignores the filter", async () => {
    expect(await find(() => [{ id: 4, sn: "B2" }])).toBeNull();
  });

  test.each([400, 404, 405])(
    "is left to a server that refuses the filter with %i",
    async (status) => {
      expect(await find(refusing(status))).toBeNull();
    },
  );

  test.each([403, 429, 500])("stays open where the server fails with %i", async (status) => {
    await expect(find(refusing(status))).rejects.toMatchObject({ status });
  });
});
