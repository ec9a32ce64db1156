/** Milliseconds; a tab in the background draws nothing. */
const PATIENCE = 300;

/** Runs something as soon as what stands now has been painted. @returns gives it up */
export function afterPaint(run: () => void): () => void {
  let timer = setTimeout(run, PATIENCE);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    // What the frame itself still does comes first.
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

let first: Promise<void> | null = null;

/** The first picture of a page is being drawn: until it stands `afterFirstPaint` waits. */
export function drawFirst(): void {
  first = new Promise((resolve) => {
    afterPaint(() => {
      first = null;
      resolve();
    });
  });
}

/** For what the first picture of a page does not need. Null where there is nothing to wait for. */
export function afterFirstPaint(): Promise<void> | null {
  return first;
}
