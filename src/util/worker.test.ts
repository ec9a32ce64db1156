import { expect, test } from "vitest";
import { createAsking } from "./worker.ts";

/** A worker that does what it is told by hand. */
class FakeWorker extends EventTarget {
  asked: { id: number; ask: unknown }[] = [];
  isEnded = false;
  postMessage(message: { id: number; ask: unknown }): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: object): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

function asking() {
  const workers: FakeWorker[] = [];
  const start = () => {
    const one = new FakeWorker();
    workers.push(one);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all of a worker that is used
    return one as unknown as Worker;
  };
  return { workers, ...createAsking(start) };
}

test("each question gets its own answer, in whatever order they come", async () => {
  const { workers, ask } = asking();
  const [first, second] = [ask("one"), ask("two")];
  const [worker] = workers;
  expect(worker?.asked.map((asked) => asked.ask)).toEqual(["one", "two"]);
  const [one, two] = worker?.asked ?? [];
  worker?.say({ id: two?.id, answer: "2" });
  worker?.say({ id: one?.id, answer: "1" });
  expect(await Promise.all([first, second])).toEqual(["1", "2"]);
});

test("a question that fails leaves the others", async () => {
  const { workers, ask } = asking();
  const [bad, good] = [ask("bad"), ask("good")];
  const [one, two] = workers[0]?.asked ?? [];
  workers[0]?.say({ id: one?.id, error: "no such thing" });
  workers[0]?.say({ id: two?.id, answer: 7 });
  await expect(bad).rejects.toThrow("no such thing");
  expect(await good).toBe(7);
});

test("a worker that breaks fails what waits, and the next question starts another", async () => {
  const { workers, ask, stop } = asking();
  const lost = ask("lost");
  workers[0]?.dispatchEvent(new Event("error"));
  await expect(lost).rejects.toThrow("worker");
  expect(workers[0]?.isEnded).toBe(true);
  const next = ask("next");
  expect(workers).toHaveLength(2);
  stop(new DOMException("gone", "AbortError"));
  await expect(next).rejects.toThrow("gone");
});
