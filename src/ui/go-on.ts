import { afterPaint } from "#src/util/after-paint.ts";

/**
 * For a button that goes by what it does: if nothing else has the keyboard afterwards, it goes on from the part of the page that the
 * button stood in (PRODUCT 8).
 */
export function goOnFrom(button: Element): void {
  const part = button.closest<HTMLElement>(":is(section, [role=group])[aria-label]");
  afterPaint(() => {
    if (!part || document.activeElement !== document.body) return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  });
}
