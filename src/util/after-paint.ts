/** Milliseconds; a tab in the background draws nothing. */
const PATIENCE = 300;
/** Milliseconds left to what the frame itself still does, and to what it has kept waiting. */
const REST = 4;

/** Runs something as soon as what stands now has been painted. @returns gives it up */
export function afterPaint(run: () => void): () => void {
  let timer = setTimeout(run, PATIENCE);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run, REST);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

let first: Promise<void> | null = null;

/**
 * The first picture of a page is about to be drawn: until it stands `afterFirstPaint` waits. A frame may come before the
 * drawing has begun, so that only what follows the second is sure to come after it.
 */
export function drawFirst(): void {
  first = new Promise((resolve) => {
    afterPaint(() =>
      afterPaint(() => {
        first = null;
        resolve();
      }),
    );
  });
}

/** For what the first picture of a page does not need. Null where there is nothing to wait for. */
export function afterFirstPaint(): Promise<void> | null {
  return first;
}
