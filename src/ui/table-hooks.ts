// What a `Table` does beside drawing: rows that come a frame later, places kept, and rows that open.
import {
  startTransition,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
} from "react";
import { useNavigate } from "react-router";
import { afterPaint } from "#src/util/after-paint.ts";

/** How many rows are drawn: the first ones at once, all others when those have been painted. */
export function useDrawn(all: number, first: number): number {
  const [drawn, setDrawn] = useState(0);
  const isWhole = Math.max(first, drawn) >= all;
  useEffect(
    () => (isWhole ? undefined : afterPaint(() => startTransition(() => setDrawn(all)))),
    [isWhole, all],
  );
  return Math.max(first, drawn);
}

/**
 * A table that is shown again stands where it had been scrolled to. At its top, its first rows come a frame before the
 * others here too: they cost most of what showing it costs.
 */
export function useShownAgain() {
  const box = useRef<HTMLDivElement>(null);
  const left = useRef<{ top: number; start: number; isDown: boolean }>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const { top, start, isDown } = left.current ?? { top: 0, start: 0, isDown: false };
    let giveUp = () => {};
    if (left.current) {
      element.dataset["again"] = top > 0 || isDown ? "whole" : "first";
      giveUp = afterPaint(() => delete element.dataset["again"]);
    }
    if (top > 0 || start > 0) element.scrollTo(start, top);
    left.current ??= { top, start, isDown };
    const note = () => {
      left.current = {
        top: element.scrollTop,
        start: element.scrollLeft,
        isDown: window.scrollY > 0,
      };
    };
    const options = { capture: true, passive: true };
    window.addEventListener("scroll", note, options);
    return () => {
      giveUp();
      window.removeEventListener("scroll", note, options);
    };
  }, []);
  return box;
}

/** Opens rows: by their link, and by a click anywhere in them but on their other controls. */
export function useOpenRow() {
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLElement>, rowPath: string | null) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    const linked = event.target.closest<HTMLElement>("a[data-path]")?.dataset["path"];
    const isLink = linked !== undefined;
    const path = linked ?? rowPath;
    if (path === null) return;
    if (!isLink && event.target.closest("a, button, input, label")) return;
    if (!isLink && window.getSelection()?.type === "Range") return;
    const isElsewhere = event.ctrlKey || event.metaKey || event.button === 1;
    // What a link does with a key held, the browser does.
    if (isLink && (isElsewhere || event.shiftKey || event.altKey)) return;
    if (isElsewhere) {
      const link = event.currentTarget.querySelector<HTMLAnchorElement>("a[data-row-focus]");
      window.open(link?.href, "_blank", "noopener");
    } else if (event.button === 0) {
      event.preventDefault();
      void navigate(path);
    }
  };
}
