// What the bench of large pages runs in the page itself.

declare global {
  interface Window {
    longTasks: number[];
    shownAt: number;
  }
}

/** Notes tasks over 50 ms. */
export function watchTasks(): void {
  window.longTasks = [];
  window.shownAt = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: "longtask" });
}

/** From now on: notes tasks anew, and when what a selector names first stands. */
export function watchFor(selector: string): void {
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(1000);
  window.longTasks = [];
  window.shownAt = 0;
  const done = () => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      window.shownAt = performance.now();
    });
  };
  const observer = new MutationObserver(done);
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Sorts by the light and waits for the picture, ms. */
export async function sortBy(column: string): Promise<number> {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("main th button")];
  const start = performance.now();
  buttons.find(({ textContent }) => textContent === column)?.click();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}

/** Scrolls the table for 180 frames; the time of each, ms. */
export async function scrollDown(): Promise<number[]> {
  const frame = document.querySelector("main table")?.parentElement;
  const times: number[] = [];
  let last = performance.now();
  for (let step = 0; step < 180; step += 1) {
    frame?.scrollBy(0, 400);
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    times.push(now - last);
    last = now;
  }
  return times.slice(2);
}
