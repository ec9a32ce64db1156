import { describe, expect, test } from "vitest";
import { ApiError, kindOf } from "#src/krill/errors.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { findExisting, lookedUp, lookUp, type LookedUp } from "./import-spec.ts";

type Row = { id: number; sn: string };

const find = (answer: (params: ListParams) => Row[], total?: number) =>
  findExisting<Row>(
    {
      fetchPage: async (params): Promise<Page<Row>> => {
        const rows = answer(params);
        const plain = { allow: null, at: new Date(0), ms: 1, odd: [] };
        return { rows, received: rows.length, total: total ?? rows.length, ...plain };
      },
    },
    [{ field: "sn", isSame: (row, value) => row.sn === value }],
    { sn: "A1", name: "Ana" },
  );
const refusing = (status: number) => () => {
  throw new ApiError({ kind: kindOf(status), status });
};

describe("whether one is there already", () => {
  const rest = { twin: null, untold: [], told: [] };

  test("is told by a row that has the value", async () => {
    const row = { id: 4, sn: "A1" };
    expect(await find(() => [row])).toEqual({ ...rest, twin: { field: "sn", row } });
  });

  test("is told by nothing that has it, or by all that there is", async () => {
    expect(await find(() => [])).toEqual({ ...rest, told: ["sn"] });
    expect(await find(() => [{ id: 4, sn: "B2" }])).toEqual({ ...rest, told: ["sn"] });
  });

  test("is not told by some rows of a server that ignores the filter", async () => {
    expect(await find(() => [{ id: 4, sn: "B2" }], 158)).toEqual({ ...rest, untold: ["sn"] });
  });

  test.each([400, 404, 405])("is not told by a refusal of the filter with %i", async (status) => {
    expect(await find(refusing(status))).toEqual({ ...rest, untold: ["sn"] });
  });

  test.each([403, 429, 500])("stays open where the server fails with %i", async (status) => {
    await expect(find(refusing(status))).rejects.toMatchObject({ status });
  });
});

describe("what a cell names", () => {
  const look = (rows: Row[], total = rows.length) =>
    lookedUp<Row>(
      { rows, received: rows.length, total },
      { limit: 3, offset: 0 },
      (row) => row.sn === "A1",
      (row) => row.sn,
    );

  test("is the one row that is called so, also among others", () => {
    expect(look([{ id: 4, sn: "A1" }])).toEqual({ id: "4", name: "A1" });
    expect(
      look(
        [
          { id: 3, sn: "B2" },
          { id: 4, sn: "A1" },
        ],
        158,
      ),
    ).toEqual({ id: "4", name: "A1" });
  });

  test("is no such only where none came, or all that there are", () => {
    expect(look([])).toBe("missing");
    expect(look([{ id: 3, sn: "B2" }])).toBe("missing");
    expect(look([{ id: 3, sn: "B2" }], 158)).toBe("untold");
  });

  test("is several where two are called so", () => {
    expect(
      look([
        { id: 3, sn: "A1" },
        { id: 4, sn: "A1" },
      ]),
    ).toBe("several");
  });
});

describe("a cell that names a thing", () => {
  const [fifty, other] = [
    { id: "50", name: "Ana" },
    { id: "145", name: "Eva" },
  ];
  const REFUSED = new ApiError({ kind: kindOf(405), status: 405 });
  const look = (cell: string, ofId: LookedUp | ApiError, ofText: LookedUp | ApiError) => {
    const answer = async (given: LookedUp | ApiError) => {
      if (given instanceof ApiError) throw given;
      return given;
    };
    const lookup = { by: "name", byId: () => answer(ofId), byText: () => answer(ofText) } as const;
    return lookUp(lookup, cell, new AbortController().signal);
  };

  test.each<[string, LookedUp | ApiError, LookedUp | ApiError, LookedUp]>([
    ["50", fifty, "missing", fifty],
    ["50", "missing", other, other],
    ["50", fifty, fifty, fifty],
    ["50", fifty, other, { both: [fifty, other] }],
    ["50", "missing", "missing", "missing"],
    ["50", fifty, "several", "several"],
    ["50", fifty, REFUSED, "untold"],
    ["50", REFUSED, other, "untold"],
    ["#50", fifty, other, fifty],
    ["#50", "missing", other, "missing"],
    ["#50", REFUSED, "missing", { id: "50", name: null }],
    ["050", fifty, other, other],
    ["050", fifty, "missing", "missing"],
    ["Eva", fifty, other, other],
    ["Eva", fifty, REFUSED, "untold"],
  ])("%s, its id's %j and its text's %j, is %j", async (cell, ofId, ofText, wanted) => {
    expect(await look(cell, ofId, ofText)).toEqual(wanted);
  });

  test("stays open where the server fails", async () => {
    const failed = new ApiError({ kind: kindOf(500), status: 500 });
    await expect(look("50", failed, "missing")).rejects.toBe(failed);
  });
});
