import { describe, expect, it } from "vitest";
import { ApiError } from "./errors.ts";
import { readOn } from "./read-on.ts";
import type { Reply } from "./transport.ts";

type Answer = (offset: number) => unknown;

const ALL = Array.from({ length: 16 }, (_, id) => ({ id }));
const cut = (offset: number, by: number) => ALL.slice(offset, offset + by);

/** Reads from a server of the test's own; what was read, and where it asked on. */
async function read(answer: Answer) {
  const offsets: number[] = [];
  const found = await readOn(
    ({ offset = 0 }) => {
      offsets.push(offset);
      const data = answer(offset);
      // Only the data is looked at.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return data instanceof Error ? Promise.reject(data) : Promise.resolve({ data } as Reply);
    },
    (data) => {
      const rows: unknown = Array.isArray(data) ? data : Reflect.get(Object(data), "results");
      return { rows: Array.isArray(rows) ? rows : [], odd: [] };
    },
    (row) => JSON.stringify(row),
  );
  return { rows: found.rows.length, part: found.part, offsets };
}

describe("a list that may come page by page (contract 2.4)", () => {
  it.each<[string, Answer, number, number[]]>([
    ["a bare list", () => ALL, 16, [0]],
    ["a bare list of a round number", () => ALL.slice(0, 10), 10, [0]],
    ["a map by number", () => ({ 7: { id: 7 } }), 0, [0]],
    ["an envelope with all", () => ({ count: 16, next: null, results: ALL }), 16, [0]],
    ["an envelope that counts more", (at) => ({ count: 16, results: cut(at, 10) }), 16, [0, 10]],
    ["a lower cap", (at) => ({ count: 16, results: cut(at, 4) }), 16, [0, 4, 8, 12]],
    [
      "pages without a count",
      (at) => ({ next: at + 10 < 16 ? "http://x/?offset=10" : null, results: cut(at, 10) }),
      16,
      [0, 10],
    ],
    [
      "`next` until an empty page",
      (at) => ({ next: "http://x/", results: cut(at, 8) }),
      16,
      [0, 8, 16],
    ],
  ])("is read to its end: %s", async (_, answer, rows, offsets) => {
    expect(await read(answer)).toEqual({ rows, part: null, offsets });
  });

  it.each<[string, Answer]>([
    ["the same page comes again", () => ({ count: 16, results: cut(0, 10) })],
    [
      "the next page is refused",
      (at) =>
        at === 0
          ? { count: 16, results: cut(0, 10) }
          : new ApiError({ kind: "not-found", detail: "Invalid page." }),
    ],
    ["nothing more comes", (at) => ({ count: 16, results: at === 0 ? cut(0, 10) : [] })],
  ])("is told as a part where %s", async (_, answer) => {
    expect(await read(answer)).toEqual({ rows: 10, part: { total: 16 }, offsets: [0, 10] });
  });

  it("is asked for without a limit where the server knows none", async () => {
    const asked: unknown[] = [];
    const found = await readOn(
      (page) => {
        asked.push(page);
        if (page.limit !== undefined) return Promise.reject(new ApiError({ kind: "invalid" }));
        // Only the data is looked at.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return Promise.resolve({ data: ALL } as unknown as Reply);
      },
      (data) => ({ rows: Array.isArray(data) ? (data as unknown[]) : [], odd: [] }),
      (row) => JSON.stringify(row),
    );
    expect([found.rows.length, found.part]).toEqual([16, null]);
    expect(asked).toEqual([{ limit: 1000 }, {}]);
  });

  it("fails where its first page does", async () => {
    await expect(read(() => new ApiError({ kind: "timeout" }))).rejects.toThrow(ApiError);
  });

  it("is told as a part where a server finds more for ever", async () => {
    const endless = (at: number) => ({
      next: "more",
      results: Array.from({ length: 1000 }, (_, id) => ({ id: at + id })),
    });
    const { rows, part } = await read(endless);
    expect([rows, part]).toEqual([20_000, { total: null }]);
  });

  it("counts on by what came where that is more than was asked for", async () => {
    const many = Array.from({ length: 2001 }, (_, id) => ({ id }));
    const answer: Answer = (at) => ({ count: 2001, results: many.slice(at, at + 1001) });
    expect(await read(answer)).toEqual({ rows: 2001, part: null, offsets: [0, 1001] });
  });
});
