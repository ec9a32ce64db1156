import { expect, test } from "vitest";
import { finish, inSlices } from "./slices.ts";

/** So many steps of 5 ms each; gives how many were done. */
function* steps(count: number): Generator<undefined, number> {
  for (let done = 0; done < count; done += 1) {
    const end = performance.now() + 5;
    while (performance.now() < end);
    yield;
  }
  return count;
}

test("long work lets others have their turn while it is done", async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1));
  expect(await inSlices(steps(60))).toBe(60);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});

test("work that is given up ends at its next rest", async () => {
  const stop = new AbortController();
  const work = inSlices(steps(10_000), stop.signal);
  stop.abort();
  await expect(work).rejects.toThrow(/abort/iu);
});

test("short work is done at once", () => {
  expect(finish(steps(2))).toBe(2);
});
