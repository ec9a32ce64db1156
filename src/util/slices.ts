// Long work on the page's own thread: a generator that rests now and then, driven to its end.

/** How long the page may stand still, ms: a key that is pressed meanwhile is not felt to be late. */
const SLICE_MS = 30;

/** Lets the browser draw and take what is typed; where it can, without the waiting of timers in a hidden tab. */
async function rest(): Promise<void> {
  // Not every browser has one.
  const tasks = globalThis.scheduler as Partial<Scheduler> | undefined;
  if (tasks?.yield) await tasks.yield();
  else await new Promise((resolve) => setTimeout(resolve));
}

/** Does it in slices, between which the page goes on. @throws the signal's reason once it is given up; what the work throws */
export async function inSlices<T>(work: Generator<unknown, T>, signal?: AbortSignal): Promise<T> {
  for (let until = performance.now() + SLICE_MS; ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await rest();
    signal?.throwIfAborted();
    until = performance.now() + SLICE_MS;
  }
}

/** Does it at once. */
export function finish<T>(work: Generator<unknown, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
