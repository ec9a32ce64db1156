import { describe, expect, test } from "vitest";
import { ApiError } from "#src/krill/errors.ts";
import { targetsOf } from "./fake-krill.ts";
import type { JobTarget } from "./job.ts";
import { createReadAhead } from "./read-ahead.ts";

const next = targetsOf(200).map((target) => ({ target }));
const targets = next.map(({ target }) => target);

/** A list that answers as told; `sizes` says how many it was asked for each time. */
function ahead(answer: (wanted: readonly JobTarget[]) => readonly JobTarget[] = (all) => all) {
  const state = { now: 0, sizes: [] as number[] };
  const made = createReadAhead({
    readMany: async (wanted) => {
      state.sizes.push(wanted.length);
      return new Map(answer(wanted).map(({ id }) => [id, { id }]));
    },
    now: () => state.now,
  });
  const take = async (from: number, to: number) => {
    const read: unknown[] = [];
    for (const target of targets.slice(from, to)) read.push((await made.take(target))?.["id"]);
    return read;
  };
  return { made, state, take };
}

const ids = (from: number, to: number) => targets.slice(from, to).map(({ id }) => id);
const none = (count: number) => Array.from({ length: count });

describe("readings of many targets at once", () => {
  test("are used once each, and more are asked for while they are used in time", async () => {
    const { made, state, take } = ahead();
    made.want(next, 99);
    expect(await take(0, 8)).toEqual(ids(0, 8));
    expect(await take(0, 2)).toEqual(none(2));
    made.want(next, 99);
    expect(await take(8, 24)).toEqual(ids(8, 24));
    made.want(next, 99);
    await take(24, 56);
    expect(state.sizes).toEqual([8, 16, 32]);
  });

  test("are not used when they are old, and fewer are asked for then", async () => {
    const { made, state, take } = ahead();
    made.want(next, 99);
    await take(0, 8);
    made.want(next, 99);
    await take(8, 9);
    state.now = 10_001;
    expect(await take(9, 10)).toEqual([undefined]);
    made.want(next, 99);
    expect(await take(24, 40)).toEqual(ids(24, 40));
    expect(state.sizes).toEqual([8, 16, 16]);
  });

  test.each<[string, (wanted: readonly JobTarget[]) => readonly JobTarget[]]>([
    ["ignores the filter", () => targets.slice(150)],
    ["gives no links", () => []],
    [
      "refuses the filter",
      () => {
        throw new ApiError({ kind: "invalid", status: 400 });
      },
    ],
  ])("of a server that %s are given up: each is read alone", async (_, answer) => {
    const { made, state, take } = ahead(answer);
    made.want(next, 99);
    expect(await take(0, 8)).toEqual(none(8));
    state.now += 3_600_000;
    made.want(next, 99);
    expect(state.sizes).toEqual([8]);
  });

  test("that failed in passing are asked for again after a while", async () => {
    let isDown = true;
    const { made, state, take } = ahead((all) => {
      if (isDown) throw new ApiError({ kind: "network" });
      return all;
    });
    made.want(next, 99);
    expect(await take(0, 8)).toEqual(none(8));
    isDown = false;
    made.want(next, 99);
    expect(state.sizes).toEqual([8]);
    state.now += 30_000;
    made.want(next, 99);
    expect(await take(8, 16)).toEqual(ids(8, 16));
  });

  test("that are refused for haste tell the job so", async () => {
    const { made, take } = ahead(() => {
      throw new ApiError({ kind: "rate-limited", status: 429, retryAfter: 3 });
    });
    made.want(next, 99);
    await expect(take(0, 1)).rejects.toMatchObject({ kind: "rate-limited", retryAfter: 3 });
  });

  test("are not made for a few", () => {
    const { made, state } = ahead();
    made.want(next.slice(0, 7), 99);
    made.want(next, 5);
    expect(state.sizes).toEqual([]);
  });
});
