import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { ApiError } from "./errors.ts";
import { readEnvelope } from "./page.ts";
import { readAll } from "./read-all.ts";
import type { ListParams, Page } from "./resource.ts";

const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

/** Reads everything of a server; the number of its rows, and how it ended. */
async function read(
  answer: (asked: ListParams) => unknown,
  more: Partial<ListParams> = {},
  signal = new AbortController().signal,
): Promise<[number, string]> {
  let done = 0;
  const fetchPage = async (asked: ListParams) => {
    const { rows: all, ...told } = readEnvelope(answer(asked), [], asked);
    const page = { received: all.length, allow: null, at: new Date(), ms: 0, odd: [] };
    return { ...page, ...told, rows: all };
  };
  try {
    const params = { limit: 0, offset: 0, ...more };
    for await (const part of readAll(fetchPage, params, signal)) done = part.done;
    return [done, "whole"];
  } catch (error) {
    return [done, String(error)];
  }
}

test.each<[string, (asked: ListParams) => unknown, number, string | RegExp]>([
  [
    "pages with a count",
    ({ limit, offset }) => ({
      count: 1203,
      results: rows(1203).slice(offset, offset + limit),
    }),
    1203,
    "whole",
  ],
  ["bare pages", ({ limit, offset }) => rows(1203).slice(offset, offset + limit), 1203, "whole"],
  [
    "bare pages of fifty at most",
    ({ offset }) => rows(158).slice(offset, offset + 50),
    158,
    "whole",
  ],
  ["a bare list without pages", () => rows(700), 700, "whole"],
  ["a short list of a round number without pages", () => rows(150), 150, "whole"],
  ["the same full page for ever", () => rows(500), 500, /first rows again/],
  [
    "fewer by `next` alone",
    ({ offset }) => ({
      next: offset < 100 ? "x" : null,
      results: rows(130).slice(offset, offset + 50),
    }),
    130,
    "whole",
  ],
  [
    "more than asked for, by `next` alone",
    ({ offset }) => ({
      next: offset + 700 < 1600 ? "x" : null,
      previous: offset > 0 ? "x" : null,
      results: rows(1600).slice(offset, offset + 700),
    }),
    1600,
    "whole",
  ],
])("%s are read to their end", async (_, answer, done, end) => {
  const [count, ended] = await read(answer);
  expect(count).toBe(done);
  expect(ended).toMatch(end);
});

test("a server that says how many there are, or that there are more, is read whole, whatever its pages", async () => {
  const server = fc.record({
    count: fc.integer({ min: 0, max: 2600 }),
    most: fc.integer({ min: 1, max: 1500 }),
    ignoresLimit: fc.boolean(),
    says: fc.subarray(["count", "next"], { minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(server, async ({ count, most, ignoresLimit, says }) => {
      const answer = ({ limit, offset }: ListParams) => {
        const end = offset + (ignoresLimit ? most : Math.min(limit, most));
        const links = { next: end < count ? "x" : null, previous: offset > 0 ? "x" : null };
        return {
          ...(says.includes("count") && { count }),
          ...(says.includes("next") && links),
          results: rows(count).slice(offset, end),
        };
      };
      expect(await read(answer)).toEqual([count, "whole"]);
    }),
  );
});

test("a server that refuses the order is read in its own; another refusal ends the reading", async () => {
  const asked: (string | undefined)[] = [];
  const strict = ({ sort, search, limit, offset }: ListParams) => {
    asked.push(sort);
    if (sort !== undefined || search !== undefined) throw new ApiError({ kind: "invalid" });
    return rows(1203).slice(offset, offset + limit);
  };
  expect(await read(strict, { sort: "cpename" })).toEqual([1203, "whole"]);
  expect(asked).toEqual(["cpename", undefined, undefined, undefined]);
  expect(await read(strict, { sort: "cpename", search: "x" })).toEqual([0, "ApiError: invalid"]);
  expect(await read(strict, { search: "x" })).toEqual([0, "ApiError: invalid"]);
  const fickle = (page: ListParams) => {
    if (page.offset > 0 && page.sort !== undefined) throw new ApiError({ kind: "invalid" });
    return rows(1203).slice(page.offset, page.offset + page.limit);
  };
  expect(await read(fickle, { sort: "cpename" })).toEqual([500, "ApiError: invalid"]);
});

test("a server that refuses so large a page, and `sort`, is read in smaller ones; one that refuses every `limit` says so", async () => {
  const upTo =
    (most: number) =>
    ({ limit, offset, sort }: ListParams) => {
      const named = (name: string) => new ApiError({ kind: "invalid", fields: { [name]: ["?"] } });
      if (sort !== undefined) throw named("sort");
      if (limit > most) throw named("limit");
      return { count: 130, results: rows(130).slice(offset, offset + limit) };
    };
  expect(await read(upTo(100), { sort: "cpename" })).toEqual([130, "whole"]);
  expect(await read(upTo(0))).toEqual([0, "ApiError: invalid"]);
});

test("pages of which every row is left out come to an end too, where a server gives the same again and again", async () => {
  let times = 0;
  const same = rows(500);
  const fetchPage = async (): Promise<Page<{ id: number }>> => {
    times += 1;
    if (times > 9) throw new Error("it goes on for ever");
    const told = { received: 500, total: null, allow: null, at: new Date(), ms: 0, odd: [] };
    return { ...told, rows: [], first: same[0] };
  };
  const all = { limit: 0, offset: 0 };
  await expect(async () => {
    for await (const { done } of readAll(fetchPage, all, new AbortController().signal))
      expect(done).toBeGreaterThan(0);
  }).rejects.toThrow(/first rows again/);
});

test("what was called off ends there, though its last answer comes all the same", async () => {
  const control = new AbortController();
  const fetchPage = () => {
    control.abort();
    const told = { allow: null, at: new Date(), ms: 0, odd: [] };
    return Promise.resolve({ rows: rows(3), received: 3, total: 3, ...told });
  };
  const reading = readAll(fetchPage, { limit: 0, offset: 0 }, control.signal);
  await expect(reading.next()).rejects.toHaveProperty("name", "AbortError");
});

test("a page that is refused for want of patience is asked for again after its time, not for ever, nor once it is called off", async () => {
  vi.useFakeTimers();
  try {
    const busy = (refusals: number, retryAfter: number | null, at = 1000) => {
      let left = refusals;
      return ({ limit, offset }: ListParams) => {
        if (offset === at && left-- > 0) throw new ApiError({ kind: "rate-limited", retryAfter });
        return { count: 1203, results: rows(1203).slice(offset, offset + limit) };
      };
    };
    const after = async (seconds: number, reading: Promise<[number, string]>) => {
      const open: [number, string] = [0, "waits"];
      await vi.advanceTimersByTimeAsync(seconds * 1000);
      return Promise.race([reading, Promise.resolve(open)]);
    };
    const begun = read(busy(2, 7));
    expect(await after(13, begun)).toEqual([0, "waits"]);
    expect(await after(1, begun)).toEqual([1203, "whole"]);
    expect(await after(5, read(busy(1, null)))).toEqual([1203, "whole"]);
    expect(await after(600, read(busy(99, 1)))).toEqual([1000, "ApiError: rate-limited"]);
    expect(await after(0, read(busy(1, 3600)))).toEqual([1000, "ApiError: rate-limited"]);
    // The first page's refusal is told at once.
    expect(await after(0, read(busy(1, 1, 0)))).toEqual([0, "ApiError: rate-limited"]);
    const control = new AbortController();
    const calledOff = read(busy(1, 60), {}, control.signal);
    await vi.advanceTimersByTimeAsync(1000);
    control.abort();
    expect(await calledOff).toEqual([1000, expect.stringContaining("AbortError")]);
  } finally {
    vi.useRealTimers();
  }
});
