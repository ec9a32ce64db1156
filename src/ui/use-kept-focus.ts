import { useEffect, useRef, type RefObject } from "react";

/**
 * Gives the cursor to a part of the page whose button is gone by what it did: after a dialog, or some work, there is nothing for it to
 * return to (PRODUCT 8). The part has `tabIndex={-1}`.
 * @param isAsking whether the part's dialog is open, or its work goes on
 * @param state what decides which buttons there are
 */
export function useKeptFocus<Part extends HTMLElement>(
  isAsking: boolean,
  state: unknown,
): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (isAsking) hasAsked.current = true;
    else if (hasAsked.current && document.activeElement === document.body) part.current?.focus();
    // The buttons come and go with it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isAsking, state]);
  return part;
}
