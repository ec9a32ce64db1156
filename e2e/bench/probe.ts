/** What the probe in the page measured; times in milliseconds of that page's own clock. */
export interface Seen {
  /** When the awaited act was done (a click, Enter); 0 for the page's own load. */
  start: number;
  /** When the awaited thing had been painted. */
  shown: number;
  /** When the last reply of the API before `shown` had arrived; `start` if there was none. */
  lastReply: number;
}

/** What to wait for: the first visible element of a selector, with a text where one is given. */
export interface Wanted {
  selector: string;
  /** Source of a regular expression on its text. */
  text?: string;
}

/**
 * Runs in the page as text before anything else there: notes, to the frame, when things are shown.
 * `benchProbe.load` watches from the start of the page, `benchProbe.arm` from the next act of a person.
 */
export function installProbe(first: Wanted): void {
  const isThere = ({ selector, text }: Wanted) =>
    [...document.querySelectorAll<HTMLElement>(selector)].some(
      (element) =>
        element.checkVisibility() && (!text || new RegExp(text).test(element.textContent ?? "")),
    );
  const afterPaint = (done: () => void) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener("message", done, { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  };
  const watch = (wanted: Wanted, start: number) =>
    new Promise<Seen>((resolve) => {
      const observer = new MutationObserver(() => check());
      const check = () => {
        if (!isThere(wanted)) return false;
        observer.disconnect();
        afterPaint(() => {
          const shown = performance.now();
          const replies = performance
            .getEntriesByType("resource")
            .filter(
              (entry) => entry.name.includes("/api/") && entry instanceof PerformanceResourceTiming,
            )
            .map((entry) => entry.startTime + entry.duration)
            .filter((end) => end > start && end <= shown);
          resolve({ start, shown, lastReply: Math.max(start, ...replies) });
        });
        return true;
      };
      if (!check()) {
        const everything = {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        };
        observer.observe(document, everything);
      }
    });
  const arm = (event: "click" | "keydown" | "popstate", wanted: Wanted) =>
    new Promise<Seen>((resolve) => {
      const options = { capture: true, once: true };
      const begin = (happened: Event) => resolve(watch(wanted, happened.timeStamp));
      window.addEventListener(event, begin, options);
    });
  Object.assign(window, { benchProbe: { load: watch(first, 0), arm } });
}

/** Runs in the page: the milliseconds between frames while it is scrolled by the wheel. */
export function recordFrames(milliseconds: number): Promise<number[]> {
  return new Promise((resolve) => {
    const frames: number[] = [];
    let last = performance.now();
    const end = last + milliseconds;
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      if (now < end) requestAnimationFrame(next);
      else resolve(frames.slice(1));
    };
    requestAnimationFrame(next);
  });
}
