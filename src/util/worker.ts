// Work away from the page: questions to a worker, each with one answer. The page's side and the worker's.

/** The page's side. @param start makes the worker, at the first question and after it failed */
export function createAsking(start: () => Worker): {
  /** Asks; the answer is the worker's word. @throws Error where it failed, or was stopped meanwhile */
  ask: <Answer>(ask: unknown, transfer?: Transferable[]) => Promise<Answer>;
  /** Ends the worker; what waits fails with this. */
  stop: (error: Error) => void;
} {
  let worker: Worker | null = null;
  let last = 0;
  const waiting = new Map<
    number,
    { resolve: (answer: never) => void; reject: (error: Error) => void }
  >();

  function running(): Worker {
    if (worker) return worker;
    const started = start();
    started.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error === undefined) asked?.resolve(data.answer);
      else asked?.reject(new Error(data.error));
    });
    started.addEventListener("error", (event) => stop(new Error(event.message || "worker")));
    worker = started;
    return started;
  }

  function stop(error: Error): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  return {
    ask: (ask, transfer = []) => {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        running().postMessage({ id, ask }, transfer);
      });
    },
    stop,
  };
}

interface Answered {
  id: number;
  answer: never;
  error?: string;
}

/** The worker's side: answers each question by a function; what it throws fails the question. */
export function answerAsks(answer: (ask: never) => unknown): void {
  globalThis.addEventListener("message", ({ data }: MessageEvent<{ id: number; ask: never }>) => {
    try {
      globalThis.postMessage({ id: data.id, answer: answer(data.ask) });
    } catch (error) {
      globalThis.postMessage({ id: data.id, error: String(error) });
    }
  });
}
