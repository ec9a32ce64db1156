/**
 * Puts the keyboard on a link of a page as soon as it stands there, unless the person does something else first.
 * @param left aborts when the page is left
 */
export function focusLink(
  href: string | null | undefined,
  place: Element | null,
  left: AbortSignal,
): void {
  if (!href || !place || left.aborted) return;
  const over = new AbortController();
  const signal = AbortSignal.any([left, over.signal]);
  const look = () => {
    const link = place.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`);
    const isBusy = document.activeElement !== document.body;
    if (link && !isBusy) link.focus();
    if (link || isBusy) over.abort();
  };
  const observer = new MutationObserver(look);
  observer.observe(place, { childList: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
  for (const type of ["keydown", "pointerdown", "wheel"])
    addEventListener(type, () => over.abort(), { signal, passive: true });
  look();
}
